package query

// plainForms are the folded forms that Unicode's decompositions do not give. Keys are
// small letters.
var plainForms = map[rune]string{
	// Letters that Unicode takes for letters of their own, and readers for a letter with
	// a stroke or two letters in one.
	'ß': "ss",
	'æ': "ae", 'œ': "oe",
	'ø': "o",            // Jørgensen
	'ł': "l",            // Łódź, Wałęsa
	'đ': "d",            // Đoković
	'ħ': "h",            // Maltese
	'ŧ': "t",            // Sami
	'ð': "d", 'þ': "th", // Icelandic
	'ə': "a", // Azerbaijani: Gəncə is Gandja or Ganja to the rest of the world

	// Apostrophes. Some are letters to Unicode; here they part words as ' does.
	'‘': "'", '’': "'", '‛': "'", '′': "'", '´': "'",
	'ʼ': "'", 'ʻ': "'", 'ʽ': "'", 'ˈ': "'", 'ꞌ': "'",

	// Signs of transliteration, letters to Unicode, which most papers leave out:
	// Kazanʹ is Kazan, ʿAlī is Ali.
	'ʹ': "", 'ʺ': "", 'ʾ': "", 'ʿ': "", 'ˊ': "", 'ˋ': "", 'ː': "",

	// A minus is a hyphen; so are the dashes, which Unicode tells by their category.
	'−': "-",
}

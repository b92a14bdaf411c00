// Keys: an element with data-key is what the key acts on ("g 1" is two keys, one after the other).
// They do nothing while somebody types, with modifier keys, or once they are switched off.
(() => {
const off = () => /(?:^|; )keys=off(?:;|$)/.test(document.cookie);
const typed = (e) => e.isContentEditable || /^(SELECT|TEXTAREA)$/.test(e.tagName) || e.tagName === "INPUT" && !/^(checkbox|radio|button|submit|reset|file)$/.test(e.type);
const shown = (e) => !e.disabled && e.getClientRects().length > 0;
const all = (s, of = document) => [...of.querySelectorAll(s)];
const live = document.createElement("div");
live.className = "hidden";
live.setAttribute("role", "status");
document.body.append(live);
const announce = (text) => { live.textContent = ""; setTimeout(() => { live.textContent = text; }, 60); };

let first = "", waits = 0, loading = false;

const act = (e) => {
	const dialog = e.dataset.dialog && document.getElementById(e.dataset.dialog);
	if (dialog) dialog.showModal();
	else if (e.tagName === "DETAILS") {
		e.open = true;
		e.querySelector("select, input").focus();
	} else if (typed(e)) e.focus();
	else e.click();
};

document.addEventListener("keydown", (event) => {
	const at = event.target;
	if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
	if (event.key === "Enter" && at.dataset && at.dataset.enter) {
		event.preventDefault();
		document.querySelector(at.dataset.enter).click();
		return;
	}
	if (typed(at)) {
		if (event.key === "Escape") at.blur();
		return;
	}
	if (off() || document.querySelector("dialog[open]")) return;
	const key = first + event.key, keyed = all("[data-key]").filter(shown);
	const meant = keyed.find((e) => e.dataset.key === key);
	clearTimeout(waits);
	first = "";
	if (loading) {
		if (keyed.some((e) => e.dataset.key.startsWith(event.key))) event.preventDefault();
	} else if (meant) {
		event.preventDefault();
		act(meant);
	} else if (keyed.some((e) => e.dataset.key.startsWith(key + " "))) {
		event.preventDefault();
		first = key + " ";
		waits = setTimeout(() => { first = ""; }, 2000);
	} else if (event.key === "/") {
		event.preventDefault();
		const field = all("main input[type=search], main input[name=q]").find(shown);
		if (field) field.focus(); else location.assign("/search");
	} else if (event.key === "?") {
		event.preventDefault();
		location.assign("/help#keys");
	}
});

// The link that shows the keys opens the window that lists them.
document.addEventListener("click", (event) => {
	const link = event.target.closest("a[data-dialog]");
	const dialog = link && document.getElementById(link.dataset.dialog);
	if (!dialog || event.ctrlKey || event.metaKey || event.shiftKey) return;
	event.preventDefault();
	dialog.showModal();
});

// A field whose choice decides what another is offered.
document.addEventListener("change", (event) => {
	const other = event.target.dataset.lists && document.getElementById(event.target.dataset.lists);
	if (other) other.setAttribute("list", event.target.selectedOptions[0].dataset.list);
});

// Pages with data-swap take the place of one another without a new page being loaded.
const swappable = (doc) => doc.querySelector("main [data-swap]");

const settle = () => {
	const lists = document.querySelector("[data-lists]");
	if (lists) lists.dispatchEvent(new Event("change", {bubbles: true}));
	const focus = document.querySelector("[data-focus]");
	if (!focus) return;
	focus.focus({preventScroll: true});
	focus.scrollIntoView({block: "nearest"});
	const said = document.querySelector("[data-announce]");
	if (said) announce(said.textContent.replace(/\s+/g, " "));
};

const load = async (url, options) => {
	loading = true;
	try {
		const answer = await fetch(url, options);
		const doc = new DOMParser().parseFromString(await answer.text(), "text/html");
		if (!swappable(doc)) {
			if (options) document.documentElement.replaceWith(doc.documentElement);
			else location.assign(url);
			return;
		}
		document.querySelector(".frame").replaceWith(doc.querySelector(".frame"));
		document.title = doc.title;
		if (answer.redirected || !options) history.pushState(null, "", answer.url);
		scrollTo(0, 0);
		settle();
	} catch {
		location.assign(options ? location.href : url);
	} finally {
		loading = false;
	}
};

document.addEventListener("submit", (event) => {
	const form = event.target;
	if (event.defaultPrevented || form.getAttribute("method") !== "post" || !form.closest("[data-swap]") || form.getAttribute("action") === "/keys") return;
	event.preventDefault();
	if (!loading) load(form.action, {method: "POST", body: new URLSearchParams(new FormData(form, event.submitter))});
});

document.addEventListener("click", (event) => {
	const link = event.target.closest("[data-swap] a[href^='/review']");
	if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
	event.preventDefault();
	if (!loading) load(link.href);
});

addEventListener("popstate", () => { if (swappable(document)) location.reload(); });

if (swappable(document)) settle();
})();

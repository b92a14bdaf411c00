package de
import "testing"
func TestLoad(t *testing.T){ if _,err:=New();err!=nil{t.Fatal(err)} }

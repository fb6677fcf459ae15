travaux diff no-such.md families/harbour-declaration/draft-2.md
travaux diff families/harbour-declaration/draft-9.md families/harbour-declaration/draft-2.md
travaux diff - -
travaux diff families/harbour-declaration families/harbour-declaration/draft-2.md
travaux diff families/harbour-declaration/draft-2.md
travaux dif a b
travaux outline 'no/such/*.md'
mkdir $TMP/empty; travaux outline $TMP/empty
printf '\211PNG\r\n' > $TMP/a.md; travaux outline $TMP/a.md
printf '1. Ships\0\377\376\0\1\2 enter.' > $TMP/b.txt; travaux outline $TMP/b.txt
printf '%%PDF-1.4' > $TMP/c.pdf; travaux outline $TMP/c.pdf
travaux outline --as docx families/harbour-declaration/draft-2.md
# folders are read as far as they can be
mkdir $TMP/some; cp $TMP/a.md families/harbour-declaration/draft-2.md $TMP/some; travaux outline $TMP/some | head -n 2
# schemes, concepts, checks, coders, formats, dates
travaux map --scheme ciber families/harbour-declaration/draft-2.md
travaux map --show settings --concept confidentialty families/harbour-declaration/draft-2.md
travaux gaps --without 'standards-creation -standards-implementatoin' families/harbour-declaration/draft-2.md
travaux kwic --concept xyz families/harbour-declaration/draft-2.md
travaux kwic '(norm' families/harbour-declaration/draft-2.md
travaux kwic norm
printf '[scheme]\nid = "x"\ntitel = "X"\n' > $TMP/x.toml; travaux map --scheme $TMP/x.toml families/harbour-declaration/draft-2.md
travaux scheme cyber availabilty
travaux check cases/check-files/no-checks.toml
travaux check checks/red-lines.toml --explain no-such
travaux check no-such.toml
travaux evaluate codings/two-coders.csv --coder anna codings/quay-charter.txt
# labels of a text, a clause and a concept that are not there
printf 'document,unit,coder,code\nquay-charter,1,ana,integrity\nquay-charter,77,ana,integrity\nquay-rules,1,ana,integrity\nquay-charter,2,ana,integritee\n' > $TMP/l.csv; travaux evaluate $TMP/l.csv --coder ana codings/quay-charter.txt
# entries of a dictionary go by their whole path; without groups no gap is telling
printf 'sea:\n  ships: ship*\n  tides: tide*\n' > $TMP/sea.yml; printf '1. Each ship waits.' > $TMP/s.txt
travaux kwic --concept ships --scheme $TMP/sea.yml $TMP/s.txt
travaux gaps --scheme $TMP/sea.yml $TMP/s.txt
travaux export ankn families/harbour-declaration/draft-2.md
travaux export merged families/harbour-declaration/draft-2.md
travaux report
travaux roster rosters/g7.toml --at 2031-13-01
travaux roster rosters/g7.toml --at 12/11/2031
travaux history --phrase '' families/harbour-declaration
printf '[[check]]\nid = "a"\nsays = "b"\nthat = { forse = { at-least = "shall" } }\n' > $TMP/f.toml; travaux check $TMP/f.toml families/harbour-declaration/draft-2.md
travaux history --git HEAD families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md
travaux trace families/harbour-declaration/draft-2.md
travaux git-diff a b
# a text where statements or a scheme are wanted, statements about texts that are elsewhere
travaux check families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md
travaux map --scheme families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md
cp checks/red-lines.toml $TMP/lines.toml; travaux check $TMP/lines.toml
travaux export csv
# a text without words
: > $TMP/nothing.txt; travaux diff --stat families/harbour-declaration/draft-2.md $TMP/nothing.txt
# texts of one name are told apart by as much of their paths as that takes
mkdir -p $TMP/may/old $TMP/june/old $TMP/june/new
cp families/harbour-declaration/draft-2.md $TMP/may/old/text.md; cp families/harbour-declaration/draft-3.md $TMP/june/old/text.md
travaux diff --stat $TMP/may/old/text.md $TMP/june/old/text.md
travaux diff --stat $TMP/may/old/text.md $TMP/may/old/text.md

travaux check checks/red-lines.toml | head -n 20
travaux check checks/red-lines.toml > $TMP/page; echo "ended in $?"
travaux check checks/red-lines.toml --fail-on never > $TMP/page; echo "ended in $?"
travaux check checks/article.toml --fail-on error > $TMP/page; echo "ended in $?"
travaux check checks/red-lines.toml --format markdown --fail-on never | head -n 6
travaux check checks/red-lines.toml --format junit --fail-on never | head -n 4
travaux check checks/red-lines.toml --format sarif --fail-on never | head -n 12
# why one of them has its verdict
travaux check checks/red-lines.toml --explain $(travaux check --json checks/red-lines.toml | grep -m 1 '"check"' | cut -d '"' -f 4)
# what failed before is known
cp -r checks families schemes rosters instruments commentaries profiles $TMP; cd $TMP && travaux export baseline checks/red-lines.toml -o checks/red-lines.toml.known && travaux check checks/red-lines.toml | head -n 1
cd $TMP && travaux check checks/red-lines.toml > page; echo "ended in $?"
# lines for code hosts
printf '[[text]]\nname = "call"\n[[check]]\nid = "bound"\nsays = "Ships are bound."\nthat = { force = { at-least = "shall" }, about = "words:ships" }\n' > $TMP/a.toml; printf '1. Ports open.\n\n2. Ships may enter.\n' > $TMP/call.txt; cd $TMP && travaux check a.toml call.txt --format sarif
# red lines for what got weaker
printf '1. The ports shall share their charts with all ships.\n' > $TMP/rev1.txt; printf '1. The ports should share their charts with all ships.\n' > $TMP/rev2.txt; cd $TMP && travaux export red-lines rev1.txt rev2.txt | tee lines.toml; travaux check lines.toml rev1.txt rev2.txt; echo "ended in $?"
# a phrase that stands nowhere has a place in the file of the text, also where the check file names that
printf '[[text]]\nname = "rules"\npath = "rules.txt"\n[[check]]\nid = "fund"\nsays = "The fund stays."\nthat = { phrase = "fund" }\n' > $TMP/fund.toml; printf '1. Ships may enter.\n' > $TMP/rules.txt; cd $TMP; travaux check fund.toml --format sarif | grep -o '"locations".*'
# whatever is given is asked, if the file names no text
cd $TMP && printf '[[check]]\nid = "bound"\nsays = "Nothing gets weaker."\nthat = { not = { effect = ["weaker"], from = "previous" } }\n' > any.toml; travaux check any.toml rev1.txt rev2.txt; travaux check any.toml; echo "ended in $?"
# texts called otherwise than the file calls them
cd $TMP && printf '[[text]]\nname = "before"\n[[text]]\nname = "after"\n[[check]]\nid = "bound"\nsays = "Ports share."\ntext = "after"\nthat = { force = { at-least = "shall" }, about = "words:share" }\n' > two.toml; travaux check two.toml rev1.txt rev2.txt; travaux check two.toml before=rev1.txt after=rev2.txt

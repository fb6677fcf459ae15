# wrong use that says where, what was expected and what to do next
travaux diff --width wide families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md
travaux diff --stat families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md --output $TMP/no/such/answer.txt
mkdir $TMP/folder; travaux diff --stat families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md --output $TMP/folder
travaux diff --lightest words families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md
# one text where several are compared
travaux history families/harbour-declaration/draft-2.md
travaux collate families/harbour-declaration/draft-2.md | head -n 1
travaux overlap families/harbour-declaration/draft-2.md
travaux trace families/harbour-declaration/draft-2.md families/harbour-declaration/draft-2.md
# names that a file of statements does not have
printf 'title = "Lines"\n[[text]]\nname = "table"\n[[check]]\nid = "pay"\nsays = "Ships pay."\nthat = { phrase = "pay" }\n' > $TMP/lines.toml
travaux check $TMP/lines.toml before=families/harbour-declaration/draft-2.md
travaux check $TMP/lines.toml table=families/harbour-declaration/draft-2.md --baseline $TMP/lines.toml
travaux check $TMP/lines.toml families/harbour-declaration/draft-2.md --explain
# other files where labels or rosters are wanted
travaux evaluate $TMP/lines.toml codings/quay-charter.txt --coder ana
travaux roster $TMP/lines.toml
travaux roster families/harbour-declaration/draft-2.md
travaux roster rosters/harbour-declaration.toml --since 2040 | head -n 1
# patterns without words
travaux kwic 'NOT norm' families/harbour-declaration/draft-2.md
travaux kwic 'norm OR' families/harbour-declaration/draft-2.md
travaux kwic 'norm NEAR/x law' families/harbour-declaration/draft-2.md
# forms, tables and schemes that are not there
travaux export csv nosuch families/harbour-declaration/draft-2.md
travaux export toml nosuch
travaux report redlne families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md
travaux report redline families/harbour-declaration/draft-2.md
travaux outline --tracked both families/harbour-declaration/draft-2.md

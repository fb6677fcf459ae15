# The files that the guide and the README name, made in the folder of the session.
mkdir drafts policies bills
printf 'The States of the Strait,\n\nRecalling the Harbor Compact,\n\n1. Shall share their charts with every vessel;\n\n2. Shall keep every lighthouse[^oil] lit;\n\n3. Invite the Guild to report each year.\n\n[^oil]: With fish oil.\n' > rev1.md
printf 'The States of the Strait,\n\nRecalling the Harbor Compact,\n\n1. Shall keep every lighthouse[^oil] lit;\n\n2. Should, as appropriate, share their charts with every vessel;\n\n3. Welcome the work of the Storm Watch;\n\n4. Invite the Guild to report each year.\n\n[^oil]: With whale oil.\n' > rev2.md
cp rev2.md call.md
travaux export docx rev1.md -o rev1.docx
travaux export docx rev2.md -o rev2.docx
printf '1. States should protect critical infrastructure.\n\n2. Every beacon shall be lit.\n' > drafts/table.md
cp drafts/table.md policies
cp $CORPUS/families/harbour-declaration/draft-4.md $CORPUS/instruments/experts-report-2028.md bills
git init -q -b main . && mkdir -p .git/hooks
printf '1. We may share your address with third parties.\n' > privacy.md && git add privacy.md && GIT_AUTHOR_DATE=2029-01-01T00:00Z GIT_COMMITTER_DATE=2029-01-01T00:00Z git commit -q -m 'A policy'
printf '1. We share your address with nobody.\n' > privacy.md && GIT_AUTHOR_DATE=2030-01-01T00:00Z GIT_COMMITTER_DATE=2030-01-01T00:00Z git commit -q -a -m 'With nobody'
printf '1. We may share your address with partners and third parties.\n' > privacy.md && GIT_AUTHOR_DATE=2032-01-01T00:00Z GIT_COMMITTER_DATE=2032-01-01T00:00Z git commit -q -a -m 'With partners'

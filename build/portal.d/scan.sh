# Lets sqlmap and wapiti loose on the running portal and says what they found.
# shellcheck shell=bash

readonly SCAN_MINUTES=${PORTAL_SCAN_MINUTES:-10}
# Attacks that make sense without the internet. Injection, script, file, redirect; and what the answers' headers promise.
readonly SCAN_MODULES=blindsql,cookieflags,crlf,csp,csrf,exec,file,http_headers,methods,permanentxss,redirect,shellshock,sql,xss,xxe

# Addresses whose parameters reach the database.
readonly SCAN_ADDRESSES=(
  '/services?q=health&state=Registered&outcome=Fail&class=Public&region=Punjab'
  '/services/export.csv?q=health&state=Registered&region=Punjab'
  '/api/v1/services?q=health&state=Registered&skip=0&take=5&sort=name'
  '/search?q=health'
  '/findings?q=key&state=New&severity=High'
  '/sandbox?q=token&scheme=x'
  '/compliance/CFP-CLASS?outcome=Fail'
  '/ledger?q=service'
  '/dashboard?region=Punjab&class=Public'
)

# The wapiti of Debian 12 cannot leave an address out under the Python of Debian 12; this is its own rule in words that Python takes.
readonly WAPITI='
import fnmatch, re
import wapitiCore.net.crawler as crawler
from wapitiCore.main.wapiti import wapiti_main
if hasattr(crawler, "wildcard_translate"): crawler.wildcard_translate = lambda pattern: re.compile(fnmatch.translate(pattern))
wapiti_main()'

security_scan() {
  no_arguments security-scan "$@"
  check_url
  is_loopback || fail 78 "The scan attacks what it is pointed at: it runs only against a portal on this machine, not $URL."
  curl -fsS -o /dev/null --max-time 10 "$URL/health/live" 2>/dev/null || fail 69 "No portal answers at $URL: start one with './portal run', then start the scan again."
  open_data_folder
  need_scanners
  SCAN=$DATA/security-scan/$(date -u +%Y%m%d-%H%M%S)
  mkdir -p -- "$SCAN"
  scan_sign_in
  say "Wapiti attacks $URL, for at most $SCAN_MINUTES minutes."
  scan_with_wapiti
  say "sqlmap attacks the parameters of ${#SCAN_ADDRESSES[@]} addresses."
  scan_with_sqlmap
  scan_report
}

need_scanners() {
  local missing=() tool
  for tool in curl wapiti sqlmap python3; do command -v "$tool" >/dev/null || missing+=("$tool"); done
  [[ ${#missing[@]} -eq 0 ]] || install_debian "${missing[@]}" || fail 69 "Please install ${missing[*]}, then start again."
}

# As a case officer of the demonstration, who may read across all organisations.
scan_sign_in() {
  local page token person
  page=$(curl -fsS -c "$SCAN/cookies" "$URL/signin") || fail 69 "The sign-in page of $URL does not answer."
  token=$(sed -n 's/.*name="__RequestVerificationToken"[^>]*value="\([^"]*\)".*/\1/p' <<<"$page" | head -n 1)
  person=$(tr '\n' ' ' <<<"$page" | sed 's/<li>/\n/g' | grep -m 1 'Sadia Khan' | sed -n 's/.*name="person" value="\([^"]*\)".*/\1/p')
  [[ -n $token && -n $person ]] || fail 69 "The scan signs in as a person of the demonstration, and $URL offers none: start the portal with './portal run'."
  curl -fsS -o /dev/null -b "$SCAN/cookies" -c "$SCAN/cookies" --data-urlencode "__RequestVerificationToken=$token" --data-urlencode "person=$person" "$URL/session" ||
    fail 69 "The scan could not sign in at $URL."
  COOKIES=$(awk '/^#HttpOnly_|^[^#]/ && NF >= 7 { printf "%s%s=%s", separator, $6, $7; separator = "; " }' "$SCAN/cookies")
}

scan_with_wapiti() {
  local status=0
  /usr/bin/python3 -c "$WAPITI" -u "$URL/" -H "Cookie: $COOKIES" -x "$URL/signout" -m "$SCAN_MODULES" -d 4 -v 1 --flush-session --no-bugreport \
    --max-scan-time $((SCAN_MINUTES * 60)) --max-attack-time 60 -f json -o "$SCAN/wapiti.json" >"$SCAN/wapiti.log" 2>&1 || status=$?
  [[ $status -eq 0 && -s $SCAN/wapiti.json ]] || fail 70 "Wapiti did not finish; $SCAN/wapiti.log says why."
}

scan_with_sqlmap() {
  printf "$URL%s\n" "${SCAN_ADDRESSES[@]}" >"$SCAN/addresses"
  sqlmap -m "$SCAN/addresses" --cookie "$COOKIES" --batch --flush-session --level 1 --risk 1 --technique BEUS --timeout 15 --retries 1 --disable-coloring \
    --skip-waf --output-dir "$SCAN/sqlmap" >"$SCAN/sqlmap.log" 2>&1 || fail 70 "sqlmap did not finish; $SCAN/sqlmap.log says why."
  grep -q 'testing if\|tested parameters' "$SCAN/sqlmap.log" || fail 70 "sqlmap tried nothing; $SCAN/sqlmap.log says why."
}

# Counts, then each finding; ends badly when there is one that nothing explains.
scan_report() {
  python3 - "$SCAN" "$URL" <<'PYTHON'
import csv, glob, json, pathlib, re, sys

folder, url = pathlib.Path(sys.argv[1]), sys.argv[2]
# What the scanners cannot know. Each line says why it is no weakness; everything else is one.
explained = [
    (r"X-XSS-Protection is not set", "browsers dropped this header, and it did harm where they had it"),
    (r"HttpOnly flag is not set in the cookie : \.AspNetCore\.Culture", "it is set, in small letters, which this version does not read"),
]
if url.startswith("http:"):
    explained += [
        (r"Strict-Transport-Security is not set", "it is only for https, and this is http on the same machine"),
        (r"Secure flag is not set in the cookie", "it is only for https, and this is http on the same machine"),
    ]

wapiti = json.loads((folder / "wapiti.json").read_text())
found = [f"{kind}: {hit['method']} {hit['path']} {hit.get('parameter') or ''}: {hit['info']}" for group in ("vulnerabilities", "anomalies") for kind, hits in wapiti[group].items() for hit in hits]
injected = [row for name in glob.glob(str(folder / "sqlmap" / "results-*.csv")) for row in csv.DictReader(open(name)) if row.get("Technique(s)")]
crawled = len(re.findall(r"^\[\+\] (?:GET|POST) ", (folder / "wapiti.log").read_text(), re.MULTILINE))
tried = (folder / "sqlmap.log").read_text().count("does not seem to be injectable")
why = {line: next((reason for pattern, reason in explained if re.search(pattern, line)), None) for line in found}
for row in injected:
    doubt = "false positive" in (row.get("Note(s)") or "")
    why[f"SQL injection: {row['Target URL']} {row['Parameter']} ({row['Technique(s)']})"] = "sqlmap tried it again and withdrew it as a false positive" if doubt else None

weak = [line for line, reason in why.items() if reason is None]
lines = [f"# Security scan of {url}", "", f"- Wapiti: {crawled} addresses crawled, {len(found)} findings", f"- sqlmap: {tried + len(injected)} parameters tried, {len(injected)} looked injectable", f"- Weaknesses: {len(weak)}", ""]
lines += [f"- **{line}**" for line in weak] + [f"- {line} (no weakness: {reason})" for line, reason in why.items() if reason]
(folder / "report.md").write_text("\n".join(lines) + "\n")
print("\n".join(lines))
print(f"\nThe report is {folder}/report.md.")
sys.exit(1 if weak else 0)
PYTHON
}

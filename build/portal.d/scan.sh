# Lets sqlmap and wapiti loose on the running portal and says what they found.
# shellcheck shell=bash

readonly SCAN_MINUTES=${PORTAL_SCAN_MINUTES:-10}
# Attacks that make sense without the internet. Injection, script, file, redirect; and what the answers' headers promise.
readonly SCAN_MODULES=blindsql,cookieflags,crlf,csp,csrf,exec,file,http_headers,methods,permanentxss,redirect,shellshock,sql,xss,xxe

# Addresses whose parameters reach the database.
readonly SCAN_ADDRESSES=(
  '/services?q=health&state=Registered&outcome=Fail&class=Public&region=Punjab'
  '/services/export.csv?q=health&state=Registered&region=Punjab'
  '/api/services?q=health&state=Registered&skip=0&take=5&sort=name'
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
  /usr/bin/python3 -c "$WAPITI" -u "$URL/" -H "Cookie: $COOKIES" -x "$URL/signout" -m "$SCAN_MODULES" -d 4 --flush-session --no-bugreport \
    --max-scan-time $((SCAN_MINUTES * 60)) --max-attack-time 60 -f json -o "$SCAN/wapiti.json" >"$SCAN/wapiti.log" 2>&1 || status=$?
  [[ $status -eq 0 && -s $SCAN/wapiti.json ]] || fail 70 "Wapiti did not finish; $SCAN/wapiti.log says why."
}

scan_with_sqlmap() {
  printf "$URL%s\n" "${SCAN_ADDRESSES[@]}" >"$SCAN/addresses"
  sqlmap -m "$SCAN/addresses" --cookie "$COOKIES" --batch --flush-session --level 1 --risk 1 --technique BEUS --timeout 15 --retries 1 --disable-coloring \
    --skip-waf --output-dir "$SCAN/sqlmap" >"$SCAN/sqlmap.log" 2>&1 || fail 70 "sqlmap did not finish; $SCAN/sqlmap.log says why."
  grep -q 'testing if\|tested parameters' "$SCAN/sqlmap.log" || fail 70 "sqlmap tried nothing; $SCAN/sqlmap.log says why."
}

# Counts, then each finding; ends badly when there is one.
scan_report() {
  python3 - "$SCAN" "$URL" <<'PYTHON'
import csv, glob, json, pathlib, sys

folder, url = pathlib.Path(sys.argv[1]), sys.argv[2]
wapiti = json.loads((folder / "wapiti.json").read_text())
found = [(kind, hit) for group in ("vulnerabilities", "anomalies") for kind, hits in wapiti[group].items() for hit in hits]
injected = [row for name in glob.glob(str(folder / "sqlmap" / "results-*.csv")) for row in csv.DictReader(open(name)) if row.get("Technique(s)")]
tried = sum(1 for line in (folder / "sqlmap.log").read_text().splitlines() if "does not seem to be injectable" in line)
lines = [
    f"# Security scan of {url}", "",
    f"- Wapiti {wapiti['infos'].get('version', '')}: {wapiti['infos'].get('crawled_pages_nbr', 'unknown')} pages crawled, {len(found)} findings",
    f"- sqlmap: {tried + len(injected)} parameters tried, {len(injected)} injectable", "",
]
lines += [f"- {kind}: {hit['method']} {hit['path']} {hit.get('parameter') or ''}: {hit['info']}" for kind, hit in found]
lines += [f"- SQL injection: {row['Target URL']} {row['Parameter']} ({row['Technique(s)']})" for row in injected]
(folder / "report.md").write_text("\n".join(lines) + "\n")
print("\n".join(lines))
print(f"\nThe report is {folder}/report.md.")
sys.exit(1 if found or injected else 0)
PYTHON
}

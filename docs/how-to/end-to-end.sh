#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The whole way against a running server: 400 items in, 1,200 judgements by three raters under
# leases, 400 labels out in every mode and format. Prints each count; exits 1 where one is off.
#
#   TOUCHSTONE_URL=http://localhost:8080 TOUCHSTONE_TOKEN=tst_... docs/how-to/end-to-end.sh DATA
#
# DATA is a folder with crowd/speech_dev_clean.truth.csv (columns task,label; 400 rows). The token
# is an admin's or a lead's. Needs bash, curl and python3.
set -euo pipefail

URL=${TOUCHSTONE_URL:?names the server, such as http://localhost:8080}/api/v1
TOKEN=${TOUCHSTONE_TOKEN:?is a token of an admin or lead}
CSV=${1:?names the data folder}/crowd/speech_dev_clean.truth.csv
ITEMS=400
RATERS=3
ID=e2e-$(date +%s)-$$
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
WRONG=0

call() { # call TOKEN METHOD PATH [CURL ARGUMENTS]: the body of an answer that must be a 2xx
  local token=$1 method=$2 path=$3
  shift 3
  curl --silent --show-error --fail-with-body --max-time 60 --request "$method" \
    --header "Authorization: Bearer $token" "$@" "$URL$path" || {
    echo "$method $path failed" >&2
    exit 1
  }
}

make() { # make PATH JSON: creates as the lead
  call "$TOKEN" POST "$1" --header 'Content-Type: application/json' --data "$2"
}

field() { python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }

check() { # check WHAT EXPECTED FOUND
  printf '%-28s %6s' "$1" "$3"
  if [ "$2" = "$3" ]; then echo; else
    echo "  expected $2"
    WRONG=1
  fi
}

# What a rater answers: of each four items each rater errs on another one, so a majority stands.
answers() { # answers RATER < leases: a curl configuration with one submit for each lease
  python3 -c '
import json, sys
rater, url, token = int(sys.argv[1]), sys.argv[2], sys.argv[3]
leases = json.load(sys.stdin)["leases"]
for place, lease in enumerate(leases):
    key = int(lease["item"]["key"])
    right = "lively" if key % 3 == 0 else "calm"
    answer = "sad" if key % 4 == rater else right
    body = json.dumps({"lease": lease["lease"], "answers": {"tone": answer}, "activeMillis": 5})
    print("next\n" if place else "", end="")
    print(f"url = {json.dumps(url)}\nheader = \"Authorization: Bearer {token}\"")
    print("header = \"Content-Type: application/json\"\nfail\nsilent\nshow-error\nmax-time = 60")
    print(f"data = {json.dumps(body)}\noutput = /dev/null\nwrite-out = \"%{{http_code}}\\n\"")
' "$1" "$URL/projects/$ID/judgements" "$2"
}

label_all() { # label_all RATER TOKEN: judges until nothing is left
  for _ in $(seq $((ITEMS / 10 + 20))); do
    call "$2" POST "/projects/$ID/leases" --header 'Content-Type: application/json' \
      --data '{"count":10}' >"$WORK/leases-$1"
    answers "$1" "$2" <"$WORK/leases-$1" >"$WORK/submits-$1"
    if [ -s "$WORK/submits-$1" ]; then
      curl --config "$WORK/submits-$1" >>"$WORK/codes"
    elif [ "$(field left <"$WORK/leases-$1")" = none ]; then
      return
    else
      sleep 0.2
    fi
  done
  echo "rater $1 was not done in time" >&2
  exit 1
}

make /datasets "{\"slug\":\"$ID\",\"name\":\"Speech\"}" >/dev/null
call "$TOKEN" POST "/datasets/$ID/items?key=task" --header 'Content-Type: text/csv' \
  --data-binary "@$CSV" >"$WORK/import"
check 'items accepted' $ITEMS "$(field accepted <"$WORK/import")"
make /guidelines "{\"slug\":\"$ID\",\"name\":\"Tone\",\"body\":\"# Tone\",\"template\":{
  \"show\":[{\"field\":\"label\",\"as\":\"text\"}],
  \"ask\":[{\"name\":\"tone\",\"type\":\"choice\",\"title\":\"Which tone?\",\"options\":[
    {\"value\":\"calm\",\"title\":\"Calm\"},{\"value\":\"lively\",\"title\":\"Lively\"},
    {\"value\":\"sad\",\"title\":\"Sad\"}]}]}}" >/dev/null
make /pools "{\"slug\":\"$ID\",\"name\":\"Pool\"}" >/dev/null
make /projects "{\"slug\":\"$ID\",\"name\":\"Speech\",\"dataset\":\"$ID\",\"guideline\":\"$ID\",
  \"pool\":\"$ID\",\"policy\":{\"overlap\":{\"max\":$RATERS}}}" >/dev/null
PIDS=()
for rater in $(seq 0 $((RATERS - 1))); do
  made=$(make '/raters?token=true' "{\"name\":\"$ID-$rater\",\"kind\":\"generalist\"}")
  make "/pools/$ID/members" "{\"rater\":\"$(field id <<<"$made")\"}" >/dev/null
  label_all "$rater" "$(field token <<<"$made")" &
  PIDS+=($!)
done
for pid in "${PIDS[@]}"; do wait "$pid"; done
check 'submits answered 201' $((ITEMS * RATERS)) "$(grep -c '^201$' "$WORK/codes")"
check 'ready' 200 "$(curl --silent --max-time 60 --output /dev/null --write-out '%{http_code}' \
  --header "Authorization: Bearer $TOKEN" "$URL/projects/$ID/ready?wait=PT30S")"

for mode in resolved soft judgements; do
  for format in ndjson json csv csv-spreadsheet; do
    call "$TOKEN" GET "/projects/$ID/labels?mode=$mode&format=$format" >"$WORK/out"
    rows=$(python3 -c '
import csv, json, sys
form, file = sys.argv[1], open(sys.argv[2], encoding="utf-8", newline="")
rows = json.load(file) if form == "json" else (
    [json.loads(line) for line in file] if form == "ndjson" else list(csv.DictReader(file)))
print(sum(1 for row in rows if row.get("status", "resolved") == "resolved"))' \
      "$format" "$WORK/out")
    check "$mode in $format" "$([ $mode = judgements ] && echo $((ITEMS * RATERS)) || echo $ITEMS)" "$rows"
  done
done
exit $WRONG

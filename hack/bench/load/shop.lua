-- Random requests of a shop for wrk. What is asked comes by environment: the files of possible reads (a line
-- each: method, path, body, between tabs), headers, and how many in a hundred are lists, ids and orders.

local function lines(name)
  local found = {}
  if os.getenv(name) then
    for line in io.lines(os.getenv(name)) do
      local method, path, body = line:match("^([^\t]*)\t([^\t]*)\t?(.*)$")
      found[#found + 1] = wrk.format(method, path, nil, body ~= "" and body or nil)
    end
  end
  return found
end

local lists, ids, list_share, id_share, hot, run, count
local kept = {}

local function order_body()
  if hot then
    return '{"customerEmail":"buyer@example.org","items":[{"productId":1,"quantity":1}]}'
  end
  local one = math.random(1, 1000)
  local other = 1 + (one + math.random(0, 998)) % 1000
  return string.format(
    '{"customerEmail":"buyer@example.org","items":[{"productId":%d,"quantity":%d},{"productId":%d,"quantity":%d}]}',
    one, math.random(1, 3), other, math.random(1, 3))
end

-- One in a hundred is sent again, word for word, when it has long been answered.
local function order()
  count = count + 1
  local slot = count % 1000
  local again = kept[slot]
  if again and slot % 100 == 0 and not again.repeated then
    again.repeated = true
    return again.text
  end
  local headers = { ["Content-Type"] = "application/json", ["Idempotency-Key"] = string.format("%s-%012d", run, count) }
  local text = wrk.format("POST", "/api/orders", headers, order_body())
  if slot % 100 == 0 then kept[slot] = { text = text } end
  return text
end

function init()
  math.randomseed(tonumber(os.getenv("RUN_SEED")))
  for name, value in (os.getenv("HEADERS") or ""):gmatch("([%w-]+): ([^\n]+)") do wrk.headers[name] = value end
  lists, ids = lines("LISTS"), lines("IDS")
  list_share, id_share = (os.getenv("MIX")):match("(%d+) (%d+)")
  list_share, id_share = tonumber(list_share), tonumber(id_share)
  hot = os.getenv("HOT") == "yes"
  run, count = os.getenv("RUN_KEY"), 0
end

function request()
  local dice = math.random(1, 100)
  if dice <= list_share then return lists[math.random(1, #lists)] end
  if dice <= list_share + id_share then return ids[math.random(1, #ids)] end
  return order()
end

function done(summary, latency)
  local errors = summary.errors
  local file = io.open(os.getenv("FIGURES"), "w")
  file:write(string.format(
    '{"requests":%d,"seconds":%.3f,"bytes":%d,"errors":%d,"p50":%.3f,"p99":%.3f,"max":%.3f}\n',
    summary.requests, summary.duration / 1e6, summary.bytes,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
  file:close()
end

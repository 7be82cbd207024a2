-- For wrk: asks the addresses in the file BENCH_ADDRESSES, one a line, each once and then all over again.
local addresses, last = {}, 0
for line in io.lines(os.getenv("BENCH_ADDRESSES")) do addresses[#addresses + 1] = line end

function request()
    last = last % #addresses + 1
    return wrk.format("GET", addresses[last])
end

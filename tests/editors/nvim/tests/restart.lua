-- A server that ends, and comes back or stays away.

local suite = require('suite')
local test, since_11 = suite.test, suite.since_11
local briefs = require('briefs')
local open = require('openings')
local check = require('check')
local same = check.same

test('a server that is killed comes back', function(it)
  open.found(it)
  local before = it:attached()
  it:kill_server()
  it:attached_anew(before)
  it:to('185000')
  it:keys('ct 195000<Esc>')
  it:wait([[
    for _, it in ipairs(vim.diagnostic.get(0)) do
      if it.message:find('5,000 CNY short', 1, true) and not it.message:find('15,000', 1, true) then
        return true
      end
    end
  ]])
end)

test(':Gravamen restart starts a new server for the same buffers', function(it)
  open.found(it)
  local before = it:attached()
  it:cmd('Gravamen restart')
  it:attached_anew(before)
  it:finding('ground-falls-short')
  it:wait('return #vim.api.nvim_get_proc_children(vim.fn.getpid()) == 1')
end)

test('a server that was asked to end stays away', function(it)
  open.found(it)
  for _, force in ipairs({ false, true }) do
    it:stop_server(force)
    it:settle()
    same(it:servers(), 0)
    it:cmd('Gravamen restart')
    it:attached()
  end
end, {})

--- Has the server of the buffer fall, so often that one more is too often.
local function fall_four_times(it)
  for _ = 1, 4 do
    local before = it:attached()
    it:kill_server()
    it:attached_anew(before)
  end
end

local LEFT_ALONE = [[return vim.iter(_G.said):any(function(it) return it:find('fell 5 times', 1, true) ~= nil end)]]

test('a server that falls again and again is left alone, and the person is told', function(it)
  open.found(it)
  fall_four_times(it)
  it:kill_server()
  it:wait(LEFT_ALONE)
  it:settle()
  same(it:servers(), 0)
  it:cmd('Gravamen restart')
  it:attached()
end, {})

test('the server of one folder is not left alone because that of another fell', function(it)
  open.beside(it, '', briefs.SHORT)
  fall_four_times(it)
  open.beside(it, '', briefs.SHORT)
  local before = it:attached()
  same(it:servers(), 2)
  it:kill_server()
  it:attached_anew(before)
  it:wait(LEFT_ALONE)
end, {})

test('briefs without a folder of their own share one server', function(it)
  local one
  for nth = 1, 3 do
    open.served(it)
    one = one or it:attached()
    same({ it:attached(), it:servers() }, { one, 1 })
    if nth == 2 then
      it:kill_server()
      one = it:attached_anew(one)
    end
  end
end, {})

test('a brief in no window gets its server again as well, and its findings', function(it)
  open.found(it)
  local hidden = it:lua('return vim.api.nvim_get_current_buf()')
  open.found(it)
  local findings = [[
    local buf = ...
    local client = vim.lsp.get_clients({ name = 'gravamen', bufnr = buf })[1]
    return client and client.id ~= _G.old and #vim.diagnostic.get(buf) > 0
  ]]
  for _, ends in ipairs({ it.kill_server, function() it:cmd('Gravamen restart') end }) do
    it:lua('_G.old = ...; vim.diagnostic.reset()', it:attached())
    ends(it)
    it:wait(findings, hidden)
  end
  it:lua('vim.diagnostic.reset()')
  it:cmd('buffer ' .. hidden)
  it:finding('ground-falls-short')
end, {})

test('with enable = false nothing starts until the person asks for it', function(it)
  it:open(briefs.SHORT)
  it:settle()
  same(it:servers(), 0)
  it:cmd('Gravamen restart')
  it:attached()
end, { TEST_DISABLED = '1' })

since_11('a root that the person finds by a function holds, also for a server that comes back', function(it)
  it:lua([[vim.lsp.config('gravamen', { root_dir = function(buf, found) found('/tmp') end })]])
  it:open(briefs.SHORT)
  local before = it:attached()
  it:cmd('Gravamen restart')
  it:attached_anew(before)
  same(it:lua('return vim.lsp.get_clients({ name = "gravamen" })[1].root_dir'), '/tmp')
end, { TEST_CONFIG = '{}' })

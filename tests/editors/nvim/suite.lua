-- The claims of the tests, and what runs them one after the other.

local Child = require('child')

local M = {}

local version = vim.version()
local VERSION = ('Neovim %d.%d'):format(version.major, version.minor)

local tests = {}
local passed, failed = 0, 0
--- The Neovim that the tests share.
local shared

--- One claim. `env` asks for a Neovim of its own; without it the tests share one.
---@param claim string
---@param run fun(it: Child)
---@param env? table<string, string>
function M.test(claim, run, env)
  table.insert(tests, { claim = ('%s; %s'):format(claim, VERSION), run = run, env = env })
end

--- A claim of what Neovim 0.10 has not, such as `vim.lsp.config`.
function M.since_11(...)
  if vim.fn.has('nvim-0.11') == 1 then
    M.test(...)
  end
end

--- Whether a claim holds one of the words of ONLY, which `|` parts.
local function wanted(claim)
  return vim.iter(vim.split(vim.env.ONLY or '', '|', { plain = true })):any(function(words)
    return claim:find(words, 1, true) ~= nil
  end)
end

--- Leaves nothing of a test to the next one.
local function clean(it)
  pcall(it.keys, it, '<C-\\><C-n>')
  pcall(it.lua, it, [[
    for _, win in ipairs(vim.api.nvim_list_wins()) do
      pcall(vim.api.nvim_win_close, win, true)
    end
    for _, buf in ipairs(vim.api.nvim_list_bufs()) do
      pcall(vim.api.nvim_buf_delete, buf, { force = true })
    end
  ]])
  -- Neovim complains of what it still wanted with those buffers.
  pcall(it.lua, it, 'vim.schedule(function() _G.said = {} end)')
end

local function run(test)
  local it = test.env and Child.start(test.env) or shared or Child.start()
  shared = shared or not test.env and it or nil
  local started = vim.uv.hrtime()
  local ok, err = xpcall(function()
    test.run(it)
    local deprecated = it:lua('return _G.deprecated')
    assert(#deprecated == 0, 'the plugin calls what is deprecated: ' .. table.concat(deprecated, ', '))
  end, debug.traceback)
  local took = ('%.1f s'):format((vim.uv.hrtime() - started) / 1e9)
  if ok then
    passed = passed + 1
    io.stdout:write(('ok    %s (%s)\n'):format(test.claim, took))
  else
    failed = failed + 1
    io.stdout:write(('FAIL  %s (%s)\n%s\n'):format(test.claim, took, tostring(err):gsub('\n', '\n      ')))
  end
  if test.env then
    it:stop()
  else
    clean(it)
  end
end

--- Runs what ONLY asks for, and ends: with 1 where a test failed, with 3 where none has such a name.
function M.run()
  io.stdout:write(('%s.%d\n'):format(VERSION, version.patch))
  for _, test in ipairs(tests) do
    if wanted(test.claim) then
      run(test)
    end
  end
  if shared then
    shared:stop()
  end
  io.stdout:write(('%d passed, %d failed\n'):format(passed, failed))
  os.exit(failed > 0 and 1 or passed == 0 and 3 or 0)
end

return M

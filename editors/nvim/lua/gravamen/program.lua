-- The program itself, run once: for what needs no server, and for what a server does not do.

local M = {}

--- How long the program may take for one answer, in milliseconds; then it is ended.
M.PATIENCE = 10000

--- The folder that a file is in, or will be: the nearest that exists.
---@param file string
---@return string
function M.folder(file)
  local folder = file == '' and vim.fn.getcwd() or vim.fs.dirname(vim.fs.normalize(vim.fn.fnamemodify(file, ':p')))
  while vim.fn.isdirectory(folder) == 0 and vim.fs.dirname(folder) ~= folder do
    folder = vim.fs.dirname(folder)
  end
  return folder
end

--- What the settings of the editor come to on the command line. The server counts schemas from its
--- workspace folder, so they are counted from there here as well.
local function settings(folder)
  local config = require('gravamen.server').config() or {}
  local set = require('gravamen').settings()
  local args = {}
  if set.language == 'en' or set.language == 'zh' then
    vim.list_extend(args, { '--lang', set.language })
  end
  local root = vim.fs.root(folder, config.root_markers or {}) or folder
  local schemas = type(set.schemas) == 'table' and set.schemas or {}
  for _, it in ipairs(schemas) do
    if type(it) == 'string' then
      local absolute = it:match('^[/\\]') or it:match('^%a:[/\\]')
      vim.list_extend(args, { '--schemas', absolute and it or vim.fs.joinpath(root, it) })
    end
  end
  return args
end

--- Runs the program as the server is run: with its settings, in its language.
---@param args string[]
---@param folder string
---@param done? fun(res: vim.SystemCompleted)
---@return vim.SystemObj? running, nil if the program does not start
function M.run(args, folder, done)
  local cmd = vim.list_extend({ require('gravamen.server').program(), unpack(args) }, settings(folder))
  -- Where neither the settings nor `gravamen.yaml` name a language, that of `:language` holds.
  local lang = (vim.v.lang or ''):match('^%a%a[_%-]?%a*')
  local env = lang and { LC_ALL = lang .. '.UTF-8' } or nil
  local ok, running = pcall(vim.system, cmd, { text = true, cwd = folder, env = env }, done)
  return ok and running or nil
end

--- Waits for the program. Where something that it started holds its output open, Neovim gives no answer at all.
---@param running? vim.SystemObj
---@return vim.SystemCompleted
function M.answer(running)
  return running and running:wait(M.PATIENCE) or { code = 124, signal = 9, stdout = '', stderr = '' }
end

--- What the program said when it failed. One that hangs is ended, and has said nothing.
---@param res vim.SystemCompleted
---@return string
function M.complaint(res)
  local said = vim.trim(res.stderr ~= '' and res.stderr or res.stdout)
  local silent = require('gravamen').pick('the program gave no answer', '程序没有应答')
  return said ~= '' and said or silent
end

return M

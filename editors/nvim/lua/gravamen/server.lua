-- The server: how it is started, and asked. What becomes of one that has ended is in restart.lua.

local gravamen = require('gravamen')
local options = require('gravamen.options')

local M = {}

M.NAME = 'gravamen'
local NEW = vim.fn.has('nvim-0.11') == 1 and vim.lsp.config ~= nil and vim.lsp.enable ~= nil

--- Whether the server was enabled here.
local enabled = false

--- What we do beside what the entry says.
---@return vim.lsp.ClientConfig
local function ours()
  local set = options.read()
  local findings = require('gravamen.findings').config
  return vim.tbl_extend('error', findings, { cmd = set.cmd, settings = set.settings })
end

local function exited(...)
  require('gravamen.restart').exited(...)
end

--- The configuration in force: our entry, under what the person set.
---@return vim.lsp.ClientConfig?
function M.config()
  if NEW then
    return vim.lsp.config[M.NAME]
  end
  local file = vim.api.nvim_get_runtime_file('lsp/gravamen.lua', false)[1]
  if not file then
    return nil
  end
  local config = vim.tbl_deep_extend('force', dofile(file), ours(), { on_exit = exited, name = M.NAME })
  local all = vim.lsp.protocol.make_client_capabilities()
  config.capabilities = vim.tbl_deep_extend('force', all, config.capabilities)
  return config
end

--- Whether the program of a configuration is there.
---@param config vim.lsp.ClientConfig
function M.found(config)
  local cmd = config.cmd
  return type(cmd) == 'function' or options.is_cmd(cmd) and vim.fn.executable(cmd[1]) == 1
end

--- The program, for work that needs no server.
---@return string
function M.program()
  local cmd = (M.config() or {}).cmd
  return type(cmd) == 'table' and options.is_cmd(cmd) and cmd[1] or M.NAME
end

--- Why the program of a configuration cannot be run.
---@param config vim.lsp.ClientConfig
---@return string
function M.obstacle(config)
  if not options.is_cmd(config.cmd) then
    return '`cmd` ' .. options.must('cmd')
  end
  return gravamen.pick('the program `%s` was not found', '找不到程序 `%s`'):format(M.program())
end

--- Tells the person that the program is not there.
---@param notify? fun(words: string, level: integer)
function M.say_missing(notify)
  local why = M.obstacle(M.config() or {})
  local words = gravamen.pick('%s; see :help gravamen-install', '%s；见 :help gravamen-install'):format(why)
  local tell = notify or vim.notify
  tell('Gravamen: ' .. words, vim.log.levels.WARN)
end

--- Adds to the entry what we do, and what the person set in `vim.g.gravamen`.
local function configure()
  -- What the person does when the server ends is done as well.
  local theirs = vim.lsp.config[M.NAME].on_exit or {}
  local all = type(theirs) == 'table' and vim.list_slice(theirs) or { theirs }
  table.insert(all, exited)
  local root_dir = vim.lsp.config[M.NAME].root_dir or M.root
  vim.lsp.config(M.NAME, vim.tbl_extend('error', ours(), { on_exit = all, root_dir = root_dir }))
end

--- Takes what the person set in `vim.g.gravamen`, and enables the server where it is there.
function M.set_up()
  if NEW then
    configure()
  end
  for _, fault in ipairs(options.faults()) do
    gravamen.say(fault, vim.log.levels.WARN)
  end
  if NEW and options.read().enable ~= false and M.found(vim.lsp.config[M.NAME]) then
    enabled = true
    vim.lsp.enable(M.NAME)
  end
end

--- The root of a buffer. A text without a name gets none, and so no server: when it is named, Neovim
--- takes it for another buffer, and tells a server nothing.
---@param buf integer
---@param found fun(root?: string)
function M.root(buf, found)
  if vim.api.nvim_buf_get_name(buf) ~= '' then
    found(vim.fs.root(buf, M.config().root_markers or {}))
  end
end

--- Whether a buffer is a brief, or what belongs to one. The copies of briefs that other plugins show, such as those of
--- an older version, have the file type too; they are no files.
---@param buf integer
function M.is_brief(buf)
  return vim.api.nvim_buf_is_loaded(buf) and vim.bo[buf].filetype == 'yaml.gravamen' and vim.bo[buf].buftype == ''
end

--- A brief was opened.
---@param buf integer
function M.opened(buf)
  if options.read().enable == false or vim.bo[buf].buftype ~= '' then
    return
  end
  if vim.api.nvim_buf_get_name(buf) == '' then
    vim.b[buf].gravamen_nameless = true
    return
  end
  local config = M.config()
  if config and not M.found(config) then
    M.say_missing(vim.notify_once)
  elseif not NEW then
    M.attach(buf)
  elseif not enabled then
    -- The program was installed after Neovim started.
    enabled = true
    vim.lsp.enable(M.NAME)
  end
end

--- Neovim 0.10 itself would start a server for each brief that has no root.
local function same_root(client, config)
  return client.name == config.name and client.config.root_dir == config.root_dir
end

--- Attaches a buffer, to a server that runs for its folder or to a new one.
---@param buf integer
function M.attach(buf)
  local config = M.config()
  if not config or not M.found(config) or vim.api.nvim_buf_get_name(buf) == '' or vim.bo[buf].buftype ~= '' then
    return
  end
  config = vim.deepcopy(config)
  local function start(root)
    config.root_dir = root
    vim.lsp.start(config, { bufnr = buf, reuse_client = not NEW and same_root or nil })
  end
  if type(config.root_dir) == 'function' then
    config.root_dir(buf, vim.schedule_wrap(start))
  else
    start(config.root_dir or vim.fs.root(buf, config.root_markers or {}))
  end
end

--- A brief was written. One that had no name when it was opened has one now.
---@param buf integer
function M.written(buf)
  if vim.b[buf].gravamen_nameless then
    vim.b[buf].gravamen_nameless = nil
    M.opened(buf)
    M.attach(buf)
  end
end

--- The server of a buffer; without a buffer, any.
---@param buf? integer
---@return vim.lsp.Client?
function M.client(buf)
  return vim.lsp.get_clients({ name = M.NAME, bufnr = buf })[1]
end

--- Sends a request; without an answer of ours, Neovim's own takes what comes.
---@param client vim.lsp.Client
---@param method string
---@param params table
---@param answer? lsp.Handler
---@param buf integer
function M.request(client, method, params, answer, buf)
  if vim.fn.has('nvim-0.11') == 1 then
    client:request(method, params, answer, buf)
  else
    client.request(method, params, answer, buf)
  end
end

--- Asks a server.
---@param client vim.lsp.Client
---@param method string
---@param params table
---@param answer fun(err: lsp.ResponseError?, result: any)
---@param buf integer
function M.ask(client, method, params, answer, buf)
  M.request(client, method, params, function(err, result)
    -- Neovim 0.12 gives `null` as it is, earlier versions give nil.
    answer(err, result ~= vim.NIL and result or nil)
  end, buf)
end

--- Carries out a command of the server.
---@param client vim.lsp.Client
---@param command string
---@param arguments any[]
---@param answer fun(err: string?, result: any)
---@param buf integer
function M.command(client, command, arguments, answer, buf)
  local params = { command = command, arguments = arguments }
  M.ask(client, 'workspace/executeCommand', params, function(err, result)
    answer(err and err.message, result)
  end, buf)
end

return M

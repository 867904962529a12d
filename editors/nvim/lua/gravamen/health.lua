-- `:checkhealth gravamen`: what keeps the server from a brief, and how to mend it.

local gravamen = require('gravamen')
local options = require('gravamen.options')
local server = require('gravamen.server')
local program = require('gravamen.program')

local M = {}

local pick = gravamen.pick

---@param args string[]
---@param folder? string
local function ask(args, folder)
  return program.answer(program.run(args, folder or vim.fn.getcwd()))
end

local function editor()
  vim.health.start('Neovim')
  local version = tostring(vim.version())
  if vim.fn.has('nvim-0.11') == 1 then
    vim.health.ok(version .. ': vim.lsp.config, vim.lsp.enable')
  else
    vim.health.ok(version .. ': vim.lsp.start')
  end
  local marked = vim.filetype.match({ filename = 'a.brief.yaml' })
  if marked == 'yaml.gravamen' then
    vim.health.ok(pick('*.brief.yaml has the file type `%s`', '*.brief.yaml 的文件类型为 `%s`'):format(marked))
  else
    vim.health.error(
      pick('*.brief.yaml has the file type `%s`', '*.brief.yaml 的文件类型为 `%s`'):format(marked),
      pick(
        'Put `filetype on` into your configuration, and look for another rule of `vim.filetype.add`.',
        '请在配置中写入 `filetype on`，并检查是否另有 `vim.filetype.add` 规则。'
      )
    )
  end
end

local function program_there(config)
  vim.health.start(pick('The program', '程序'))
  if type(config.cmd) == 'function' then
    vim.health.info(pick('the server is connected to by a function', '通过函数连接服务器'))
    return
  end
  local name = server.program()
  if not server.found(config) then
    local place = "`vim.g.gravamen = { cmd = { '/path/to/gravamen', 'lsp' } }`"
    vim.health.error(server.obstacle(config), {
      pick(
        'Install it: `cargo install --path .` in the folder of the project.',
        '请在项目文件夹中安装：`cargo install --path .`'
      ),
      pick('Or say where it is: ', '或者指明其位置：') .. place,
    })
    return
  end
  vim.health.ok(vim.fn.exepath(name))
  local answer = ask({ '--version' })
  local version = (answer.code == 0 and answer.stdout or ''):match('(%d+%.%d+%.%d+%S*)')
  if version == gravamen.version then
    vim.health.ok(pick('version %s, as the plugin', '版本 %s，与插件一致'):format(version))
  else
    vim.health.warn(
      pick('the program is of version %s, the plugin of %s', '程序版本为 %s，插件版本为 %s')
        :format(version or '?', gravamen.version),
      pick('Install both from the same state of the project.', '请从项目的同一状态安装两者。')
    )
  end
end

--- The buffers with the server; returns the folder of one.
local function buffers()
  vim.health.start(pick('Buffers', '缓冲区'))
  local folder
  for _, client in ipairs(vim.lsp.get_clients({ name = 'gravamen' })) do
    for buf in pairs(client.attached_buffers) do
      local path = vim.api.nvim_buf_get_name(buf)
      folder = folder or vim.fs.dirname(path)
      local shown = vim.fn.fnamemodify(path, ':~:.')
      vim.health.ok(pick('attached: %s (client %d)', '已连接：%s（客户端 %d）'):format(shown, client.id))
      for _, other in ipairs(vim.lsp.get_clients({ bufnr = buf })) do
        if other.name ~= 'gravamen' then
          vim.health.info(pick('beside it: ', '同时连接：') .. other.name)
        end
      end
    end
  end
  local missing = vim.tbl_filter(function(buf)
    return server.is_brief(buf) and vim.api.nvim_buf_get_name(buf) ~= '' and not server.client(buf)
  end, vim.api.nvim_list_bufs())
  for _, buf in ipairs(missing) do
    vim.health.error(
      pick('not attached: ', '未连接：') .. vim.api.nvim_buf_get_name(buf),
      pick('Try `:Gravamen restart`, then `:Gravamen log`.', '请试 `:Gravamen restart`，再看 `:Gravamen log`。')
    )
  end
  if not folder and #missing == 0 then
    vim.health.info(pick('no brief is open', '没有打开案情摘要'))
  end
  return folder
end

local function configuration(folder)
  vim.health.start(pick('Configuration', '配置'))
  for _, fault in ipairs(options.faults()) do
    vim.health.error(fault, pick('See `:help g:gravamen`.', '见 `:help g:gravamen`。'))
  end
  local settings = gravamen.settings()
  if next(settings) then
    local shown = vim.inspect(settings):gsub('%s+', ' ')
    vim.health.info(pick('settings of the editor: ', '编辑器中的设置：') .. shown)
  end
  local words = ask({ 'doctor' }, folder)
  local data = ask({ 'doctor', '--format', 'json' }, folder)
  local read, report = pcall(vim.json.decode, data.stdout)
  if not read then
    vim.health.warn(pick('`gravamen doctor` gave no answer', '`gravamen doctor` 没有应答'))
    return
  end
  vim.health.info('gravamen doctor:\n' .. vim.trim(words.stdout))
  for _, it in ipairs(report['input-errors']) do
    vim.health.error(it.path .. pick(': ', '：') .. it.message)
  end
end

function M.check()
  editor()
  local config = server.config()
  if not config then
    vim.health.error(
      pick('lsp/gravamen.lua was not found', '找不到 lsp/gravamen.lua'),
      pick('The folder of the plugin must be in `runtimepath`.', '插件所在文件夹必须在 `runtimepath` 中。')
    )
    return
  end
  program_there(config)
  configuration(buffers())
end

return M

-- `:checkhealth gravamen`: what keeps the server from a brief, and how to mend it.

local gravamen = require('gravamen')
local server = require('gravamen.server')

local M = {}

local function run(args, folder)
  local ok, started = pcall(vim.system, args, { text = true, cwd = folder })
  local res = ok and started:wait(10000)
  return res and res.code == 0 and vim.trim(res.stdout) or nil
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
    vim.health.ok('*.brief.yaml has the file type `yaml.gravamen`')
  else
    vim.health.error(
      ('*.brief.yaml has the file type `%s`'):format(marked),
      'Put `filetype on` into your configuration, and look for another rule of `vim.filetype.add`.'
    )
  end
end

local function program(config)
  vim.health.start(gravamen.pick('The program', '程序'))
  if type(config.cmd) == 'function' then
    vim.health.info('the server is connected to by a function')
    return
  end
  local name = config.cmd[1]
  if vim.fn.executable(name) == 0 then
    vim.health.error(('`%s` was not found'):format(name), {
      'Install it: `cargo install --path .` in the folder of the project.',
      "Or say where it is: `vim.g.gravamen = { cmd = { '/path/to/gravamen', 'lsp' } }`.",
    })
    return
  end
  vim.health.ok(vim.fn.exepath(name))
  local version = (run({ name, '--version' }) or ''):match('(%d+%.%d+%.%d+%S*)')
  if version == gravamen.version then
    vim.health.ok('version ' .. version .. ', as the plugin')
  else
    vim.health.warn(
      ('the program is of version %s, the plugin of %s'):format(version or 'unknown', gravamen.version),
      'Install both from the same state of the project.'
    )
  end
end

--- The buffers with the server; returns the folder of one.
local function buffers()
  vim.health.start(gravamen.pick('Buffers', '缓冲区'))
  local folder
  for _, client in ipairs(vim.lsp.get_clients({ name = 'gravamen' })) do
    for buf in pairs(client.attached_buffers) do
      local path = vim.api.nvim_buf_get_name(buf)
      folder = folder or vim.fs.dirname(path)
      vim.health.ok(('attached: %s (client %d)'):format(vim.fn.fnamemodify(path, ':~:.'), client.id))
      for _, other in ipairs(vim.lsp.get_clients({ bufnr = buf })) do
        if other.name ~= 'gravamen' then
          vim.health.info(('beside it: %s'):format(other.name))
        end
      end
    end
  end
  local missing = vim.tbl_filter(function(buf)
    return vim.api.nvim_buf_is_loaded(buf) and vim.bo[buf].filetype == 'yaml.gravamen' and not server.client(buf)
  end, vim.api.nvim_list_bufs())
  for _, buf in ipairs(missing) do
    vim.health.error('not attached: ' .. vim.api.nvim_buf_get_name(buf), 'Try `:Gravamen restart`, then `:Gravamen log`.')
  end
  if not folder and #missing == 0 then
    vim.health.info('no brief is open')
  end
  return folder
end

local function configuration(config, folder)
  vim.health.start(gravamen.pick('Configuration', '配置'))
  local settings = vim.tbl_get(config, 'settings', 'gravamen')
  if settings and next(settings) then
    vim.health.info('settings of the editor: ' .. vim.inspect(settings):gsub('%s+', ' '))
  end
  local out = folder and run({ server.program(), 'doctor' }, folder) or run({ server.program(), 'doctor' })
  if out then
    vim.health.info('gravamen doctor:\n' .. out)
  else
    vim.health.warn('`gravamen doctor` gave no answer')
  end
end

function M.check()
  editor()
  local config = server.config()
  if not config then
    vim.health.error('lsp/gravamen.lua was not found', 'The folder of the plugin must be in `runtimepath`.')
    return
  end
  program(config)
  configuration(config, buffers())
end

return M

-- Sets Gravamen up: the server and the command.

if vim.g.loaded_gravamen then
  return
end
vim.g.loaded_gravamen = true

if vim.fn.has('nvim-0.10') == 0 then
  -- The other files of the plugin need not work here.
  local chinese = (vim.v.lang or ''):match('^zh')
  local words = chinese and 'Gravamen 需要 Neovim 0.10 或者更新的版本' or 'Gravamen needs Neovim 0.10 or later'
  vim.notify(words, vim.log.levels.WARN)
  return
end

local group = vim.api.nvim_create_augroup('gravamen', {})

vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  callback = function(args)
    require('gravamen.restart').attached(args.buf, args.data.client_id)
    -- Neovim is ready for the answer once all is done that belongs to the attaching.
    vim.schedule(function()
      require('gravamen.findings').attached(args.buf)
    end)
  end,
})

vim.api.nvim_create_autocmd('BufWinEnter', {
  group = group,
  callback = function(args)
    if vim.bo[args.buf].filetype == 'yaml.gravamen' then
      require('gravamen.findings').shown(args.buf)
    end
  end,
})

vim.api.nvim_create_autocmd('FileType', {
  group = group,
  pattern = 'yaml.gravamen',
  callback = function(args)
    require('gravamen.server').opened(args.buf)
  end,
})

vim.api.nvim_create_autocmd('BufWritePost', {
  group = group,
  callback = function(args)
    require('gravamen.server').written(args.buf)
  end,
})

require('gravamen.server').set_up()

vim.api.nvim_create_user_command('Gravamen', function(args)
  require('gravamen.command').run(args.fargs)
end, {
  nargs = '*',
  desc = 'Gravamen: assess, explain, new, restart, log',
  complete = function(...)
    return require('gravamen.command').complete(...)
  end,
})

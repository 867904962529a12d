-- What a person who installed the plugin as a package has; the tests vary it by the environment.
local versions = dofile(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/versions.lua')
vim.o.swapfile = false
vim.o.columns, vim.o.lines = 160, 50
vim.g.gravamen = {
  cmd = { vim.env.GRAVAMEN, 'lsp' },
  enable = not vim.env.TEST_DISABLED,
  settings = vim.env.TEST_SETTINGS and { gravamen = vim.json.decode(vim.env.TEST_SETTINGS) } or nil,
}
versions.strict()
if vim.env.TEST_OLD then
  versions.old()
end
if vim.env.TEST_CONFIG then
  vim.lsp.config('gravamen', {
    settings = { gravamen = vim.json.decode(vim.env.TEST_CONFIG) },
    on_exit = function()
      _G.ended = true
    end,
  })
end
if vim.env.TEST_ALONE then
  vim.lsp.config('gravamen', { cmd = { vim.env.GRAVAMEN, 'lsp' } })
end
_G.said = {}
vim.notify = function(words)
  table.insert(_G.said, words)
end

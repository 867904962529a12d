-- What a person who installed the plugin as a package has; the tests vary it by the environment.
dofile(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/strict.lua')
vim.o.swapfile = false
vim.o.columns, vim.o.lines = 160, 50
vim.g.gravamen = vim.env.TEST_OPTIONS and vim.json.decode(vim.env.TEST_OPTIONS) or {
  cmd = { vim.env.GRAVAMEN, 'lsp' },
  enable = not vim.env.TEST_DISABLED,
  settings = vim.env.TEST_SETTINGS and { gravamen = vim.json.decode(vim.env.TEST_SETTINGS) } or nil,
}
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
-- How much there is that was put off and is still to be done.
_G.put_off = 0
local defer = vim.defer_fn
vim.defer_fn = function(work, after)
  _G.put_off = _G.put_off + 1
  return defer(function()
    _G.put_off = _G.put_off - 1
    work()
  end, after)
end

-- The plugin in a real Neovim with the real server. Run by `run`, which sets PLUGIN, GRAVAMEN, WORK and ROOT.

local here = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2))
package.path = here .. '/?.lua;' .. package.path

local files = vim.fn.readdir(here .. '/tests')
table.sort(files)
for _, file in ipairs(files) do
  dofile(here .. '/tests/' .. file)
end
require('suite').run()

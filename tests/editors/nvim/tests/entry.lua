-- The entry of the server without the plugin.

local since_11 = require('suite').since_11
local briefs = require('briefs')
local open = require('openings')
local check = require('check')
local same, read = check.same, check.read

since_11('the entry alone, without the plugin, serves a brief, and its lens shows a plain assessment', function(it)
  it:lua(read(vim.env.PLUGIN .. '/README.md'):match('## Without the plugin.-\n```lua\n(.-)\n```'))
  same(it:lua('return vim.fn.exists(":Gravamen")'), 0)
  local folder = open.beside(it, '', briefs.SHORT)
  same(it:finding('ground-falls-short').under, 'payment-settlement')
  same(it:lua('return vim.lsp.get_clients()[1].root_dir'), folder)
  it:to('payment-settlement: [settled]')
  it:keys('K')
  it:float('12(1)(2)')
  it:to('offence: cl-287-2')
  it:run_lens()
  it:float('185,000 of 200,000')
  it:to('cl-287-2')
  it:choose('plead `illegal-gains`')
  it:gone('charge-not-made-out')
end, { TEST_ALONE = '1' })

-- The float with an explanation.

local test = require('suite').test
local briefs = require('briefs')
local open = require('openings')
local check = require('check')
local same = check.same

test(':Gravamen explain tells of a word and of what stands at the cursor', function(it)
  open.served(it)
  it:cmd('Gravamen explain cl-287-1')
  it:float('Illegal use of information networks')
  it:to('payment-settlement: [settled]')
  it:wait('return #vim.api.nvim_list_wins() == 1')
  it:cmd('Gravamen explain')
  it:float('12(1)(2)')
end)

test(':Gravamen explain on a fact shows what the fact comes to', function(it)
  open.served(it)
  it:to('settled:')
  it:cmd('Gravamen explain')
  it:float('185,000')
end)

test(':Gravamen explain says what a misspelt word may have meant', function(it)
  open.served(it)
  it:cmd('Gravamen explain cl-287-11')
  it:wait('return _G.said[1] and _G.said[1]:find("did you mean", 1, true)')
  it:cmd('enew')
  it:cmd('Gravamen explain cl-287-11')
  it:wait('return _G.said[2] and _G.said[2]:find("did you mean", 1, true)')
end)

test(':Gravamen explain works without a brief', function(it)
  it:cmd('Gravamen explain cl-287-1')
  it:float('Illegal use of information networks')
end)

test(':Gravamen explain says so where there is nothing to explain', function(it)
  it:cmd('Gravamen explain')
  same(it:wait('return _G.said[1]'), 'Gravamen: there is nothing to explain here')
  it:open(briefs.SHORT .. '\n# \n')
  it:attached()
  it:keys('Gk')
  it:cmd('Gravamen explain')
  it:wait('return _G.said[2]')
  same(it:lua('return #vim.api.nvim_list_wins()'), 1)
end)

test(':Gravamen explain shows another word in place of the first, and the same word again goes into the float', function(it)
  open.served(it)
  it:cmd('Gravamen explain cl-287-1')
  it:float('Illegal use of information networks')
  it:cmd('Gravamen explain cl-287-2')
  it:float('Assisting information network criminal activity')
  same(it:lua('return #vim.api.nvim_list_wins()'), 2)
  it:cmd('Gravamen explain cl-287-2')
  it:wait('return vim.api.nvim_win_get_config(0).relative ~= ""')
  it:to('abnormal-deal')
  it:keys('5l')
  it:cmd('Gravamen explain')
  it:float('# price or manner')
  same(it:lua('return { vim.api.nvim_win_get_config(0).relative, #vim.api.nvim_list_wins() }'), { 'win', 2 })
  it:keys('q')
  it:wait('return #vim.api.nvim_list_wins() == 1')
  same(it:unnamed(), {})
end)

test(':Gravamen explain breaks no word in two', function(it)
  open.served(it)
  it:cmd('Gravamen explain cl-287-2')
  it:float('Assisting information network criminal activity')
  same(it:lua('return vim.wo[vim.b.lsp_floating_preview].linebreak'), true)
end)

test(':Gravamen explain indents what is left of an item', function(it)
  it:lua('vim.o.columns = 60')
  open.served(it)
  it:cmd('Gravamen explain cl-287-2')
  it:float('Assisting information network criminal activity')
  local continued = it:wait([[
    vim.cmd('redraw!')
    local win = vim.b.lsp_floating_preview
    local place = vim.api.nvim_win_get_position(win)
    local function row(nth)
      local text = ''
      for col = 1, vim.api.nvim_win_get_width(win) do
        text = text .. vim.fn.screenstring(place[1] + 1 + nth, place[2] + 1 + col)
      end
      return text
    end
    for nth = 1, vim.api.nvim_win_get_height(win) do
      if vim.startswith(row(nth), '- limitation') then
        return row(nth + 1)
      end
    end
  ]])
  same(continued:match('^(%s*)%S'), '  ')
end, {})

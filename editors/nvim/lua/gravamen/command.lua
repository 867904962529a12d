-- The command `:Gravamen` and what it can be followed by.

local gravamen = require('gravamen')

local M = {}

---@type table<string, fun(args: string[])>
local subcommands = {
  assess = function()
    require('gravamen.assessment').open(vim.api.nvim_get_current_buf())
  end,
  explain = function(args)
    require('gravamen.explain').open(args[1])
  end,
  new = function(args)
    local new = require('gravamen.new')
    local file, offence = new.parts(args)
    if file then
      new.write(file, offence)
    else
      local words = gravamen.pick('which file? ', '写到哪个文件？') .. ':Gravamen new FILE [offence]'
      gravamen.say(words, vim.log.levels.WARN)
    end
  end,
  restart = function()
    require('gravamen.restart').restart()
  end,
  log = function()
    vim.cmd('botright split ' .. vim.fn.fnameescape(vim.lsp.log.get_filename()))
    vim.cmd('normal! G')
  end,
}

local function starting_with(lead, all)
  return vim.tbl_filter(function(it)
    return vim.startswith(it, lead)
  end, all)
end

---@param args string[]
function M.run(args)
  local run = subcommands[args[1] or 'assess']
  if run then
    run(vim.list_slice(args, 2))
    return
  end
  local names = vim.tbl_keys(subcommands)
  table.sort(names)
  local words = gravamen.pick('there is no `%s`; there are: %s', '没有 `%s`；可用的有：%s')
  gravamen.say(words:format(args[1], table.concat(names, ', ')), vim.log.levels.ERROR)
end

--- The words of the command that are typed, from its name to the cursor; the last one is begun, and may be empty.
--- Modifiers and other commands may stand before them.
---@param typed string
local function words_of(typed)
  for from, name in (' ' .. typed):gmatch('[%s|:]()(Gra%l*)%s') do
    if vim.startswith('Gravamen', name) then
      typed = typed:sub(from - 1)
      break
    end
  end
  -- A blank behind a backslash belongs to its word.
  return vim.tbl_map(function(it)
    return (it:gsub('\1', ' '))
  end, vim.split(typed:gsub('\\ ', '\1'):gsub('^%s+', ''), '%s+'))
end

--- What may stand where the cursor is. What Neovim takes for the beginning of the word goes on behind the cursor.
---@param line string
---@param cursor integer how many bytes of the line are before it
---@return string[]
function M.complete(_, line, cursor)
  local words = words_of(line:sub(1, cursor))
  local nth, lead = #words - 1, words[#words]
  if nth == 1 then
    local names = vim.tbl_keys(subcommands)
    table.sort(names)
    return starting_with(lead, names)
  end
  if words[2] == 'new' and nth == 2 then
    return vim.tbl_map(function(it)
      return (it:gsub(' ', '\\ '))
    end, vim.fn.getcompletion(lead, 'file'))
  end
  if words[2] == 'new' and nth > 2 or words[2] == 'explain' and nth == 2 then
    local file = words[2] == 'new' and words[3] or vim.api.nvim_buf_get_name(0)
    return starting_with(lead, (require('gravamen.new').offences(file)))
  end
  return {}
end

return M

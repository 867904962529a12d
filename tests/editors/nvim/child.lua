-- A Neovim that the tests drive as a person does: it starts with its own folders and the plugin as a
-- package, and takes keys.

local Child = {}
Child.__index = Child

--- How long something may take before it counts as never, in milliseconds.
local PATIENCE = tonumber(vim.env.PATIENCE) or 20000

---@param env? table<string, string>
function Child.start(env)
  local here = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2))
  local cmd = { vim.v.progpath, '--embed', '--headless', '-i', 'NONE', '-n', '-u', here .. '/init.lua' }
  local home = vim.fn.tempname()
  local site = home .. '/data/nvim/site/pack/test/start'
  if env and env.TEST_ALONE then
    vim.fn.mkdir(home .. '/config/nvim/lsp', 'p')
    vim.uv.fs_copyfile(vim.env.PLUGIN .. '/lsp/gravamen.lua', home .. '/config/nvim/lsp/gravamen.lua')
  else
    vim.fn.mkdir(site, 'p')
    vim.uv.fs_symlink(vim.env.PLUGIN, site .. '/gravamen')
  end
  local base = {
    XDG_CONFIG_HOME = home .. '/config',
    XDG_DATA_HOME = home .. '/data',
    XDG_STATE_HOME = home .. '/state',
    XDG_CACHE_HOME = home .. '/cache',
    LANG = 'C.UTF-8',
    LC_ALL = 'C.UTF-8',
  }
  local chan = vim.fn.jobstart(cmd, { rpc = true, env = vim.tbl_extend('force', base, env or {}), cwd = vim.env.WORK })
  assert(chan > 0, 'Neovim does not start')
  return setmetatable({ chan = chan }, Child)
end

--- One that waits for a key answers nothing else.
function Child:listens()
  local free = vim.wait(PATIENCE, function()
    return not vim.rpcrequest(self.chan, 'nvim_get_mode').blocking
  end, 20)
  if not free then
    error('Neovim waits for a key', 3)
  end
end

--- Runs Lua in it and gives what it returns; `...` is what it is given.
function Child:lua(code, ...)
  self:listens()
  return vim.rpcrequest(self.chan, 'nvim_exec_lua', code, { ... })
end

function Child:cmd(line)
  self:listens()
  vim.rpcrequest(self.chan, 'nvim_command', line)
end

--- Presses keys, as a person does.
function Child:keys(keys)
  vim.rpcrequest(self.chan, 'nvim_input', keys)
end

--- Waits until Lua in it gives something else than nil and false, and gives that.
function Child:wait(code, ...)
  local till = vim.uv.now() + PATIENCE
  local res
  repeat
    res = self:lua(code, ...)
    if res ~= nil and res ~= false and res ~= vim.NIL then
      return res
    end
    vim.wait(20)
    vim.uv.update_time()
  until vim.uv.now() > till
  error('never: ' .. vim.trim(code) .. '\nsaid: ' .. vim.inspect(self:lua('return _G.said')), 2)
end

function Child:stop()
  pcall(vim.rpcnotify, self.chan, 'nvim_command', 'qall!')
  if vim.fn.jobwait({ self.chan }, 5000)[1] == -1 then
    vim.fn.jobstop(self.chan)
  end
end

--- Writes a brief into a folder of its own, opens it, and waits for the server's first findings.
function Child:open(text, name)
  local folder = vim.fn.tempname() .. ' 中文 [x]'
  vim.fn.mkdir(folder, 'p')
  local path = folder .. '/' .. (name or 'a.brief.yaml')
  vim.fn.writefile(vim.split(text, '\n'), path, 'b')
  self:edit(path)
  return path
end

function Child:edit(path)
  self:cmd('edit ' .. vim.fn.fnameescape(path))
end

function Child:attached()
  return self:wait('local c = vim.lsp.get_clients({ name = "gravamen", bufnr = 0 })[1]; return c and c.initialized and c.id')
end

--- Waits for a server that is newer than another.
function Child:attached_anew(before)
  return self:wait('local c = vim.lsp.get_clients({ name = "gravamen", bufnr = 0 })[1]; return c and c.initialized and c.id > ... and c.id', before)
end

--- Waits until all is done that was put off, by however much.
function Child:settle()
  self:lua('_G.settled = false; vim.schedule(function() _G.settled = true end)')
  self:wait('return _G.settled and _G.put_off == 0')
end

--- How many servers run.
function Child:servers()
  return self:lua('return #vim.api.nvim_get_proc_children(vim.fn.getpid())')
end

--- Ends the server of the buffer as a person does, or with force, and waits until it is gone.
function Child:stop_server(force)
  local id = self:attached()
  self:lua([[
    local client, force = vim.lsp.get_client_by_id((...)), select(2, ...)
    if vim.fn.has('nvim-0.11') == 1 then client:stop(force) else client.stop(force) end
  ]], id, force or false)
  self:wait('return vim.lsp.get_client_by_id(...) == nil', id)
end

--- Sends a signal to the server: it ends, stands still, goes on.
---@param name? 'sigkill' | 'sigstop' | 'sigcont'
function Child:kill_server(name)
  self:lua([[
    for _, pid in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
      vim.uv.kill(pid, ...)
    end
  ]], name or 'sigkill')
end

function Child:text()
  return self:lua('return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n")')
end

--- Puts the cursor on the nth place where words stand.
function Child:to(words, nth)
  local line = self:lua([[
    local words, nth = ...
    for row, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
      local at = line:find(words, 1, true)
      nth = at and nth - 1 or nth
      if at and nth == 0 then
        vim.api.nvim_win_set_cursor(0, { row, at - 1 })
        return line
      end
    end
  ]], words, nth or 1)
  assert(line ~= vim.NIL, 'not in the text: ' .. words)
end

--- The finding of a rule, with the words that it underlines.
function Child:finding(rule)
  return self:wait([[
    for _, it in ipairs(vim.diagnostic.get(0)) do
      if it.code == ... then
        local under = vim.api.nvim_buf_get_text(0, it.lnum, it.col, it.end_lnum, it.end_col, {})
        return { under = table.concat(under, '\n'), message = it.message }
      end
    end
  ]], rule)
end

--- Waits until no finding of a rule is left.
function Child:gone(rule)
  self:wait([[
    local rule = ...
    return #vim.tbl_filter(function(it) return it.code == rule end, vim.diagnostic.get(0)) == 0
  ]], rule)
end

--- Waits for a float whose text holds words, and gives its text.
function Child:float(words)
  return self:wait([[
    for _, win in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(win).relative ~= '' then
        local text = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(win), 0, -1, false), '\n')
        if text:find(..., 1, true) then
          return text
        end
      end
    end
  ]], words)
end

--- Runs the lens of the line.
function Child:run_lens()
  self:lua([[
    if vim.lsp.codelens.enable then
      vim.lsp.codelens.enable(true, { bufnr = 0 })
    else
      vim.lsp.codelens.refresh({ bufnr = 0 })
    end
  ]])
  self:lenses()
  self:lua('vim.lsp.codelens.run()')
end

--- Waits until there are lenses.
function Child:lenses()
  self:wait('return #vim.lsp.codelens.get(vim.lsp.codelens.enable and { bufnr = 0 } or 0) > 0')
end

--- The buffers of floats that are left: they have no name. What the server tells of a brief makes a buffer of its own.
function Child:unnamed()
  return self:lua([[
    return vim.tbl_filter(function(buf) return vim.api.nvim_buf_get_name(buf) == '' end, vim.api.nvim_list_bufs())
  ]])
end

--- Asks for the code actions at the cursor and chooses the one whose title holds words; gives all titles.
function Child:choose(words)
  self:lua([[
    local words = ...
    _G.titles = nil
    vim.ui.select = function(items, opts, choose)
      _G.titles = vim.tbl_map(opts.format_item, items)
      for nth, it in ipairs(items) do
        if _G.titles[nth]:find(words, 1, true) then
          return choose(it)
        end
      end
      choose(nil)
    end
    vim.lsp.buf.code_action()
  ]], words)
  return self:wait('return _G.titles')
end

return Child

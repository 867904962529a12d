-- The briefs of the tests.

local M = {}

--- 185,000 of 200,000 is short; the gains of 12,600 are met and not pleaded.
M.SHORT = [[
brief: 1
case:
  drafted: 2024-03-18
  filed: 2023-08-02
parties:
  lin: {name: Lin X, kind: person, role: accused}
  ring: {name: A ring, kind: person, role: assisted}
evidence:
  bank: {kind: documentary, title: Statements}
  chat: {kind: electronic-data, title: Chat}
facts:
  lent: {kind: assistance, by: lin, when: 2023-03-02..2023-06-20, type: payment-settlement, recipients: [ring], evidence: [chat]}
  settled: {kind: payment-settlement, by: lin, when: 2023-03-02..2023-06-20, amount: 185000 CNY, recipients: [ring], evidence: [bank]}
  fee: {kind: illegal-gains, by: lin, when: 2023-06, amount: 12600元, evidence: [chat]}
  odd: {kind: knowledge-indicator, by: lin, type: abnormal-deal, evidence: [chat]}
  fraud: {kind: assisted-crime, party: ring, verification: confirmed, evidence: [bank]}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      assistance: [lent]
      abnormal-deal: [odd]
      crime-confirmed: [fraud]
      payment-settlement: [settled] # the standard is 200,000
]]

--- A misspelt word after Chinese, one letter of it beyond the first plane.
M.CHINESE = M.SHORT:gsub('odd: {kind: knowledge%-indicator', 'odd: {summary: "林某收“好处费”𠮷", kind: knowledge-indicatr')

--- Indented by four and spaced anyhow.
M.UNTIDY = [[
brief:   1
parties:
    lin:   {name: Lin X,kind: person,  role: accused}   # who it is
]]

M.SCHEMA = [[
schema: 1
offence: parking
title: {en: Parking, zh: 停车}
]]

return M

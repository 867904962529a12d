// The few words of the panel itself, in the language of the brief that it shows. All that is said of the brief comes from the
// server; these stand between, so they cannot follow the language of the editor.

export interface Words {
  readonly language: string;
  readonly colon: string;
  readonly comma: string;
  readonly listed: string;
  readonly semicolon: string;
  readonly assessment: string;
  readonly charge: string;
  readonly elements: string;
  readonly pleaded: string;
  readonly open: string;
  readonly others: string;
  readonly facts: string;
  readonly more: string;
  readonly together: string;
  readonly nothing: string;
  readonly noBrief: string;
  readonly waiting: string;
  readonly noServer: string;
  readonly changed: string;
  readonly goTo: string;
}

const ENGLISH: Words = {
  language: 'en',
  colon: ': ',
  comma: ', ',
  listed: ', ',
  semicolon: '; ',
  assessment: 'Assessment',
  charge: 'Charge {0}',
  elements: 'Elements',
  pleaded: 'Pleaded',
  open: 'Not pleaded, but met or near',
  others: '{0} more grounds are not pleaded and left out here: {1} short, {2} without facts',
  facts: 'Facts',
  more: '{0} more facts',
  together: 'together',
  nothing: 'nothing',
  noBrief: 'Open a brief to see its assessment here.',
  waiting: 'The brief is being assessed…',
  noServer: 'The Gravamen server does not run.',
  changed: 'Outcome now: {0}',
  goTo: 'Go to {0} in the text',
};

const CHINESE: Words = {
  language: 'zh-CN',
  colon: '：',
  comma: '，',
  listed: '、',
  semicolon: '；',
  assessment: '评估',
  charge: '指控{0}',
  elements: '构成要件',
  pleaded: '已主张',
  open: '未主张，但已达到或者接近',
  others: '另有{0}项情形未主张，此处从略：{1}项未达标准，{2}项无事实支持',
  facts: '事实',
  more: '另有{0}项事实',
  together: '合计',
  nothing: '无',
  noBrief: '打开一份案情摘要，即可在此查看评估。',
  waiting: '正在评估案情摘要……',
  noServer: 'Gravamen 服务器未运行。',
  changed: '当前结论：{0}',
  goTo: '转到正文中的 {0}',
};

/** The words in a language: that of the server, `en` or `zh`, or that of an editor, `zh-cn`. */
export function wordsIn(language: string): Words {
  return isChinese(language) ? CHINESE : ENGLISH;
}

/** Who reads Traditional Chinese gets what there is, which is Simplified; `l10n` and the rest of the package hold to the same. */
export function isChinese(language: string): boolean {
  return /^zh\b/i.test(language);
}

/** Puts values into the places `{0}`, `{1}` of a sentence. */
export function fill(sentence: string, ...values: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d)\}/g, (place, ix: string) => String(values[Number(ix)] ?? place));
}

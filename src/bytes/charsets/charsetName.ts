/**
 * The charsets of the Encoding Standard by their names in the notation: its labels in lower case and without
 * punctuation (`shiftjis`, `windows1252`). UTF-8, UTF-16 and Latin-1 are implemented here; for the others the
 * environment has the encoder. DOS code pages, of which the standard has only one, have the names and aliases of
 * IANA's registry. `latin1` is ISO 8859-1 and not, as in browsers, windows-1252.
 */
const rows = `utf-8 utf8 unicode11utf8 unicode20utf8 xunicode20utf8
utf-16le utf16 utf16le iso10646ucs2 ucs2 unicode unicodefeff csunicode
utf-16be utf16be unicodefffe
iso-8859-1 latin1 l1 iso88591 isoir100 iso885911987 csisolatin1 ibm819 cp819
us-ascii ascii usascii ansix341968
windows-1252 windows1252 cp1252 xcp1252
ibm866 866 cp866 ibm866 csibm866
ibm437 437 cp437 ibm437 cspc8codepage437
ibm737 737 cp737 ibm737
ibm775 775 cp775 ibm775 cspc775baltic
ibm850 850 cp850 ibm850 cspc850multilingual
ibm852 852 cp852 ibm852 cspcp852
ibm855 855 cp855 ibm855 csibm855
ibm857 857 cp857 ibm857 csibm857
ibm00858 858 cp858 ibm858 ibm00858 cp00858 ccsid00858
ibm860 860 cp860 ibm860 csibm860
ibm861 861 cp861 ibm861 cpis csibm861
ibm862 862 cp862 ibm862 cspc862latinhebrew
ibm863 863 cp863 ibm863 csibm863
ibm865 865 cp865 ibm865 csibm865
ibm869 869 cp869 ibm869 cpgr csibm869
iso-8859-2 latin2 l2 iso88592 isoir101 iso885921987 csisolatin2
iso-8859-3 latin3 l3 iso88593 isoir109 iso885931988 csisolatin3
iso-8859-4 latin4 l4 iso88594 isoir110 iso885941988 csisolatin4
iso-8859-5 cyrillic iso88595 isoir144 iso885951988 csisolatincyrillic
iso-8859-6 arabic iso88596 isoir127 iso885961987 csisolatinarabic asmo708 ecma114 csiso88596e csiso88596i iso88596e iso88596i
iso-8859-7 greek greek8 iso88597 isoir126 iso885971987 csisolatingreek ecma118 elot928 suneugreek
iso-8859-8 hebrew visual iso88598 isoir138 iso885981988 csisolatinhebrew csiso88598e iso88598e
iso-8859-8-i logical iso88598i csiso88598i
iso-8859-10 latin6 l6 iso885910 isoir157 iso8859101992 csisolatin6
iso-8859-13 iso885913
iso-8859-14 iso885914
iso-8859-15 latin9 l9 iso885915 csisolatin9
iso-8859-16 latin10 l10 iso885916
koi8-r koi koi8 koi8r cskoi8r
koi8-u koi8u koi8ru
macintosh mac macintosh xmacroman csmacintosh
windows-874 windows874 dos874 tis620 iso885911
windows-1250 windows1250 cp1250 xcp1250
windows-1251 windows1251 cp1251 xcp1251
windows-1253 windows1253 cp1253 xcp1253
windows-1254 windows1254 cp1254 xcp1254 latin5 l5 iso88599 isoir148 iso885991989 csisolatin5
windows-1255 windows1255 cp1255 xcp1255
windows-1256 windows1256 cp1256 xcp1256
windows-1257 windows1257 cp1257 xcp1257
windows-1258 windows1258 cp1258 xcp1258
x-mac-cyrillic xmaccyrillic xmacukrainian
gbk gbk xgbk chinese csgb2312 csiso58gb231280 gb2312 gb231280 isoir58
gb18030 gb18030
big5 big5 big5hkscs cnbig5 csbig5 xxbig5
euc-jp eucjp xeucjp cseucpkdfmtjapanese
iso-2022-jp iso2022jp csiso2022jp
shift_jis shiftjis sjis xsjis windows31j ms932 mskanji csshiftjis
euc-kr euckr cseuckr csksc56011987 isoir149 korean ksc5601 ksc56011987 ksc56011989 windows949`;

let names: ReadonlyMap<string, string> | undefined;

/** Created on first use: most payloads name no charset. */
function readNames(): ReadonlyMap<string, string> {
  return new Map(
    rows.split('\n').flatMap((row) => {
      const [name = '', ...labels] = row.split(' ');
      return labels.map((label) => [label, name] as const);
    }),
  );
}

/** The charset's name as the Encoding Standard has it; undefined for an unknown one. */
export function charsetName(label: string): string | undefined {
  names ??= readNames();
  return names.get(label.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
}

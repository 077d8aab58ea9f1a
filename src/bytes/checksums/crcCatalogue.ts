/**
 * The algorithms of the RevEng CRC catalogue (https://reveng.sourceforge.io/crc-catalogue/all.htm): name, poly,
 * init, what is reflected (`both`, `none`, `out`), xorout, the check value (over the ASCII digits 123456789), aliases.
 * Numbers are in hex; the width is in the name. `crc8`, `crc16-…`, `crc32` and `crc32c` are aliases of ours.
 */
import { type Checksum, crc } from './crc.ts';

const rows = `
CRC-3/GSM 3 0 none 7 4
CRC-3/ROHC 3 7 both 0 6
CRC-4/G-704 3 0 both 0 7 CRC-4/ITU
CRC-4/INTERLAKEN 3 f none f b
CRC-5/EPC-C1G2 9 9 none 0 0 CRC-5/EPC
CRC-5/G-704 15 0 both 0 7 CRC-5/ITU
CRC-5/USB 5 1f both 1f 19
CRC-6/CDMA2000-A 27 3f none 0 d
CRC-6/CDMA2000-B 7 3f none 0 3b
CRC-6/DARC 19 0 both 0 26
CRC-6/G-704 3 0 both 0 6 CRC-6/ITU
CRC-6/GSM 2f 0 none 3f 13
CRC-7/MMC 9 0 none 0 75 CRC-7
CRC-7/ROHC 4f 7f both 0 53
CRC-7/UMTS 45 0 none 0 61
CRC-8/AUTOSAR 2f ff none ff df
CRC-8/BLUETOOTH a7 0 both 0 26
CRC-8/CDMA2000 9b ff none 0 da
CRC-8/DARC 39 0 both 0 15
CRC-8/DVB-S2 d5 0 none 0 bc
CRC-8/GSM-A 1d 0 none 0 37
CRC-8/GSM-B 49 0 none ff 94
CRC-8/HITAG 1d ff none 0 b4
CRC-8/I-432-1 7 0 none 55 a1 CRC-8/ITU
CRC-8/I-CODE 1d fd none 0 7e
CRC-8/LTE 9b 0 none 0 ea
CRC-8/MAXIM-DOW 31 0 both 0 a1 CRC-8/MAXIM DOW-CRC
CRC-8/MIFARE-MAD 1d c7 none 0 99
CRC-8/NRSC-5 31 ff none 0 f7
CRC-8/OPENSAFETY 2f 0 none 0 3e
CRC-8/ROHC 7 ff both 0 d0
CRC-8/SAE-J1850 1d ff none ff 4b
CRC-8/SMBUS 7 0 none 0 f4 crc8 CRC-8
CRC-8/TECH-3250 1d ff both 0 97 CRC-8/AES CRC-8/EBU
CRC-8/WCDMA 9b 0 both 0 25
CRC-10/ATM 233 0 none 0 199 CRC-10 CRC-10/I-610
CRC-10/CDMA2000 3d9 3ff none 0 233
CRC-10/GSM 175 0 none 3ff 12a
CRC-11/FLEXRAY 385 1a none 0 5a3 CRC-11
CRC-11/UMTS 307 0 none 0 61
CRC-12/CDMA2000 f13 fff none 0 d4d
CRC-12/DECT 80f 0 none 0 f5b X-CRC-12
CRC-12/GSM d31 0 none fff b34
CRC-12/UMTS 80f 0 out 0 daf CRC-12/3GPP
CRC-13/BBC 1cf5 0 none 0 4fa
CRC-14/DARC 805 0 both 0 82d
CRC-14/GSM 202d 0 none 3fff 30ae
CRC-15/CAN 4599 0 none 0 59e CRC-15
CRC-15/MPT1327 6815 0 none 1 2566
CRC-16/ARC 8005 0 both 0 bb3d ARC CRC-16 CRC-16/LHA CRC-IBM
CRC-16/CDMA2000 c867 ffff none 0 4c06
CRC-16/CMS 8005 ffff none 0 aee7
CRC-16/DDS-110 8005 800d none 0 9ecf
CRC-16/DECT-R 589 0 none 1 7e R-CRC-16
CRC-16/DECT-X 589 0 none 0 7f X-CRC-16
CRC-16/DNP 3d65 0 both ffff ea82
CRC-16/EN-13757 3d65 0 none ffff c2b7
CRC-16/GENIBUS 1021 ffff none ffff d64e CRC-16/DARC CRC-16/EPC CRC-16/EPC-C1G2 CRC-16/I-CODE
CRC-16/GSM 1021 0 none ffff ce3c
CRC-16/IBM-3740 1021 ffff none 0 29b1 crc16-ccitt CRC-16/AUTOSAR CRC-16/CCITT-FALSE
CRC-16/IBM-SDLC 1021 ffff both ffff 906e CRC-16/ISO-HDLC CRC-16/ISO-IEC-14443-3-B CRC-16/X-25 CRC-B X-25
CRC-16/ISO-IEC-14443-3-A 1021 c6c6 both 0 bf05 CRC-A
CRC-16/KERMIT 1021 0 both 0 2189 CRC-16/BLUETOOTH CRC-16/CCITT CRC-16/CCITT-TRUE CRC-16/V-41-LSB CRC-CCITT KERMIT
CRC-16/LJ1200 6f63 0 none 0 bdf4
CRC-16/M17 5935 ffff none 0 772b
CRC-16/MAXIM-DOW 8005 0 both ffff 44c2 CRC-16/MAXIM
CRC-16/MCRF4XX 1021 ffff both 0 6f91
CRC-16/MODBUS 8005 ffff both 0 4b37 crc16-modbus MODBUS
CRC-16/NRSC-5 80b ffff both 0 a066
CRC-16/OPENSAFETY-A 5935 0 none 0 5d38
CRC-16/OPENSAFETY-B 755b 0 none 0 20fe
CRC-16/PROFIBUS 1dcf ffff none ffff a819 CRC-16/IEC-61158-2
CRC-16/RIELLO 1021 b2aa both 0 63d0
CRC-16/SPI-FUJITSU 1021 1d0f none 0 e5cc CRC-16/AUG-CCITT
CRC-16/T10-DIF 8bb7 0 none 0 d0db
CRC-16/TELEDISK a097 0 none 0 fb3
CRC-16/TMS37157 1021 89ec both 0 26b1
CRC-16/UMTS 8005 0 none 0 fee8 CRC-16/BUYPASS CRC-16/VERIFONE
CRC-16/USB 8005 ffff both ffff b4c8
CRC-16/XMODEM 1021 0 none 0 31c3 crc16-xmodem CRC-16/ACORN CRC-16/LTE CRC-16/V-41-MSB XMODEM ZMODEM
CRC-17/CAN-FD 1685b 0 none 0 4f03
CRC-21/CAN-FD 102899 0 none 0 ed841
CRC-24/BLE 65b 555555 both 0 c25a56
CRC-24/FLEXRAY-A 5d6dcb fedcba none 0 7979bd
CRC-24/FLEXRAY-B 5d6dcb abcdef none 0 1f23b8
CRC-24/INTERLAKEN 328b63 ffffff none ffffff b4f3e6
CRC-24/LTE-A 864cfb 0 none 0 cde703
CRC-24/LTE-B 800063 0 none 0 23ef52
CRC-24/OPENPGP 864cfb b704ce none 0 21cf02 CRC-24
CRC-24/OS-9 800063 ffffff none ffffff 200fa5
CRC-30/CDMA 2030b9c7 3fffffff none 3fffffff 4c34abf
CRC-31/PHILIPS 4c11db7 7fffffff none 7fffffff ce9e46c
CRC-32/AIXM 814141ab 0 none 0 3010bf7f CRC-32Q
CRC-32/AUTOSAR f4acfb13 ffffffff both ffffffff 1697d06a
CRC-32/BASE91-D a833982b ffffffff both ffffffff 87315576 CRC-32D
CRC-32/BZIP2 4c11db7 ffffffff none ffffffff fc891918 CRC-32/AAL5 CRC-32/DECT-B B-CRC-32
CRC-32/CD-ROM-EDC 8001801b 0 both 0 6ec2edc4
CRC-32/CKSUM 4c11db7 0 none ffffffff 765e7680 CKSUM CRC-32/POSIX
CRC-32/ISCSI 1edc6f41 ffffffff both ffffffff e3069283 crc32c CRC-32/BASE91-C CRC-32/CASTAGNOLI CRC-32/INTERLAKEN CRC-32C CRC-32/NVME
CRC-32/ISO-HDLC 4c11db7 ffffffff both ffffffff cbf43926 crc32 CRC-32 CRC-32/ADCCP CRC-32/V-42 CRC-32/XZ PKZIP
CRC-32/JAMCRC 4c11db7 ffffffff both 0 340bc6d9 JAMCRC
CRC-32/MEF 741b8cd7 ffffffff both 0 d2c22f51
CRC-32/MPEG-2 4c11db7 ffffffff none 0 376e6e7
CRC-32/XFER af 0 none 0 bd0be338 XFER
CRC-40/GSM 4820009 0 none ffffffffff d4164fc646
CRC-64/ECMA-182 42f0e1eba9ea3693 0 none 0 6c40df5f0b497347 CRC-64
CRC-64/GO-ISO 1b ffffffffffffffff both ffffffffffffffff b90956c775a41001
CRC-64/MS 259c84cba6426349 ffffffffffffffff both 0 75d4b74f024eceea
CRC-64/NVME ad93d23594c93659 ffffffffffffffff both ffffffffffffffff ae8b14860a799888
CRC-64/REDIS ad93d23594c935a9 0 both 0 e9c6d914c4b8d9ca
CRC-64/WE 42f0e1eba9ea3693 ffffffffffffffff none ffffffffffffffff 62ec59e3f1a4f00a
CRC-64/XZ 42f0e1eba9ea3693 ffffffffffffffff both ffffffffffffffff 995dc9bbdf1939fa CRC-64/GO-ECMA
CRC-82/DARC 308c0111011401440411 0 both 0 9ea83f625023801fd612
`;

/** A CRC as the catalogue lists it. */
export interface CrcRow {
  readonly checksum: Checksum;
  readonly aliases: readonly string[];
  /** Its value over the ASCII digits 123456789. */
  readonly check: bigint;
}

let catalogue: readonly CrcRow[] | undefined;

/** Parsed on first use: most payloads have no checksum. */
export function crcCatalogue(): readonly CrcRow[] {
  return (catalogue ??= rows.trim().split('\n').map(readRow));
}

function readRow(line: string): CrcRow {
  const [name = '', poly = '0', init = '0', reflected = 'none', xorout = '0', check = '0', ...aliases] =
    line.split(' ');
  const width = Number(/\d+/.exec(name)?.[0]);
  const sum = crc({
    width,
    poly: hexNumber(poly),
    init: hexNumber(init),
    refin: reflected === 'both',
    refout: reflected !== 'none',
    xorout: hexNumber(xorout),
  });
  return { checksum: { name, bits: width, sum }, aliases, check: hexNumber(check) };
}

function hexNumber(digits: string): bigint {
  return BigInt(`0x${digits}`);
}

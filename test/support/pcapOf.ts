/** Writes pcap files for tests against other programs. */

/** A packet to write. */
export interface PcapPacket {
  readonly isDatagram: boolean;
  readonly fromPort: number;
  readonly toPort: number;
  /** Its stream offset in its direction. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

const rawIp = 101;
const ipHeader = 20;

/** The offset of the payload in a frame. */
export function payloadAt(isDatagram: boolean): number {
  return ipHeader + (isDatagram ? 8 : 20);
}

/** A pcap file (libpcap, LINKTYPE_RAW) with IPv4 packets between two loopback ports. */
export function pcapOf(packets: readonly PcapPacket[]): Buffer {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt16LE(2, 4);
  head.writeUInt16LE(4, 6);
  head.writeUInt32LE(262_144, 16);
  head.writeUInt32LE(rawIp, 20);
  return Buffer.concat([
    head,
    ...packets.flatMap((packet, index) => [recordHead(packet, index), frameOf(packet)]),
  ]);
}

function recordHead({ isDatagram, bytes }: PcapPacket, index: number): Buffer {
  const head = Buffer.alloc(16);
  const length = payloadAt(isDatagram) + bytes.length;
  head.writeUInt32LE(1 + index, 0);
  head.writeUInt32LE(length, 8);
  head.writeUInt32LE(length, 12);
  return head;
}

function frameOf({ isDatagram, fromPort, toPort, offset, bytes }: PcapPacket): Buffer {
  const frame = Buffer.alloc(payloadAt(isDatagram) + bytes.length);
  frame[0] = 0x45;
  frame.writeUInt16BE(frame.length, 2);
  frame[8] = 64;
  frame[9] = isDatagram ? 17 : 6;
  frame.writeUInt32BE(0x7f000001, 12);
  frame.writeUInt32BE(0x7f000001, 16);
  frame.writeUInt16BE(fromPort, ipHeader);
  frame.writeUInt16BE(toPort, ipHeader + 2);
  if (isDatagram) frame.writeUInt16BE(8 + bytes.length, ipHeader + 4);
  else {
    frame.writeUInt32BE(1000 + offset, ipHeader + 4);
    frame.writeUInt32BE(1000, ipHeader + 8);
    frame[ipHeader + 12] = 0x50;
    frame[ipHeader + 13] = 0x18;
    frame.writeUInt16BE(0xffff, ipHeader + 14);
  }
  frame.set(bytes, payloadAt(isDatagram));
  return frame;
}

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DecodedField } from '../../src/model/decoded.ts';
import { decodeBytes } from '../../src/bytes/decoders/decoderTable.ts';
import { decoderSamples, type DecoderSample } from '../support/decoderSamples.ts';
import { describeWith } from '../support/needs.ts';
import { payloadAt, pcapOf, type PcapPacket } from '../support/pcapOf.ts';

/** What of tshark's fields must stand in ours too, at the same place and with the same value. */
const compared: Readonly<Record<string, RegExp>> = {
  dns: /^dns\.(?:id|flags|length|count\.(?:queries|answers|auth_rr|add_rr)|qry\.(?:name|type|class)|resp\.(?:name|type|class|ttl|len)|cname|a|aaaa|ns|txt|mx\.(?:preference|mail_exchange)|soa\.(?:mname|rname|serial_number|refresh_interval|retry_interval|expire_limit|minimum_ttl|mininum_ttl)|srv\.(?:priority|weight|port|target)|caa\.value|rrsig\.(?:type_covered|labels|original_ttl|key_tag|signers_name)|ds\.key_id|dnskey\.protocol|nsec\.next_domain_name|naptr\.(?:order|preference|flags|service|replacement)|sshfp\.fingerprint|tlsa\.certificate_association_data|svcb\.(?:svcpriority|svcparam\.(?:port|length))|ptr\.domain_name|nsec3\.iterations|rr\.udp_payload_size)$/,
  http: /^http\.(?:request\.method|request\.uri|request\.version|response\.version|response\.code|response\.phrase)$/,
  mqtt: /^mqtt\.(?:len|ver|kalive|msgid|clientid|topic|username|passwd|willtopic|willmsg|msg|conack\.val|sub\.qos|prop_(?:id|number|string|key|value)|property_len)$/,
  modbus:
    /^(?:mbtcp\.(?:trans_id|prot_id|len|unit_id)|modbus\.(?:func_code|reference_num|word_cnt|bit_cnt|byte_cnt|exception_code|regval_uint16))$/,
  json: /^json\.nothing$/,
};
/** The bytes of text with a length before it: the place of ours has both. */
const withLengthBefore =
  /^mqtt\.(?:clientid|topic|username|passwd|willtopic|willmsg|prop_string|prop_key|prop_value)$|^dns\.(?:txt|naptr\.(?:flags|service))$/;

interface TsharkField {
  readonly frame: number;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly show: string;
  readonly value: string;
}

describeWith('tshark', 'Decoders beside tshark', () => {
  let theirs: TsharkField[] = [];
  const packets: { readonly sample: DecoderSample; readonly packet: PcapPacket }[] = [];

  before(async () => {
    decoderSamples.forEach((sample, index) => {
      const port = sample.context.ports[1] ?? 0;
      const isClient = sample.context.from !== 'server';
      const own = 50_000 + index;
      const add = (bytes: Uint8Array, isFromClient: boolean, offset: number, of: DecoderSample): void => {
        packets.push({
          sample: of,
          packet: {
            isDatagram: of.context.isDatagram,
            fromPort: isFromClient ? own : port,
            toPort: isFromClient ? port : own,
            offset,
            bytes,
          },
        });
      };
      // What came before says the version of MQTT, and what a response of Modbus answers.
      const before = decoderSamples.find(({ name }) => name === leads[sample.name]);
      if (before !== undefined) add(before.bytes, true, 0, before);
      add(sample.bytes, isClient, isClient ? (before?.bytes.length ?? 0) : 0, sample);
    });
    const folder = await mkdtemp(join(tmpdir(), 'decoders-'));
    try {
      const file = join(folder, 'samples.pcap');
      await writeFile(file, pcapOf(packets.map(({ packet }) => packet)));
      const { stdout } = await promisify(execFile)(
        'tshark',
        ['-r', file, '-T', 'pdml', '-o', 'tcp.relative_sequence_numbers:FALSE'],
        { maxBuffer: 64 * 1024 * 1024 },
      );
      theirs = parsePdml(stdout);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  for (const format of ['dns', 'http', 'mqtt', 'modbus'])
    it(`agree with it on what ${format} says and where`, () => {
      let agreed = 0;
      const differing: string[] = [];
      packets.forEach(({ sample, packet }, frame) => {
        if (sample.decoder !== format) return;
        const base = payloadAt(packet.isDatagram);
        const ours = flat(decodeBytes(sample.bytes, sample.context).fields);
        for (const field of theirs) {
          if (field.frame !== frame || field.start < base || compared[format]?.test(field.name) !== true)
            continue;
          // Types in the bits of NSEC: theirs are single ones, ours are together.
          if (field.name === 'dns.resp.type' && field.end - field.start === 1) continue;
          const start = field.start - base;
          const end = field.end - base;
          const found = ours.some((one) => isSame(one, field, start, end));
          if (found) agreed++;
          else differing.push(`${sample.name}: ${field.name} ${start}..${end} = ${field.show}`);
        }
      });
      assert.deepEqual(differing, []);
      assert.ok(agreed >= leastAgreed[format as keyof typeof leastAgreed], `${agreed} fields compared`);
      console.log(`      ${agreed} fields of ${format}`);
    });
});

const leads: Readonly<Record<string, string>> = {
  'MQTT 5 CONNACK': 'MQTT 5 CONNECT',
  'MQTT 5 PUBLISH': 'MQTT 5 CONNECT',
  'Modbus response': 'Modbus request',
};
const leastAgreed = { dns: 150, http: 8, mqtt: 60, modbus: 20 };

function isSame(ours: DecodedField, theirs: TsharkField, start: number, end: number): boolean {
  const lead = withLengthBefore.test(theirs.name) ? (theirs.name.startsWith('dns.') ? 1 : 2) : 0;
  if (ours.start !== start - lead || ours.end !== end) return false;
  // Raw bytes are the same at the same place.
  if (/^[0-9a-f]{2}(?::[0-9a-f]{2})+$/.test(theirs.show)) return true;
  return wordsOf(ours).some(
    (word) =>
      word === theirs.show || word === theirs.value || (word !== '' && Number(word) === Number(theirs.show)),
  );
}

/** What a field of ours says, in the ways that tshark might say it. */
function wordsOf({ value, note = '' }: DecodedField): string[] {
  const texts = [value, ...note.split(' · ')];
  return texts
    .flatMap((text) => [
      text,
      text.replace(/^"(.*)"$/s, '$1'),
      text.replace(/ s$/, ''),
      text.replaceAll(' ', ''),
      text === 'off' ? '0' : text,
      text === '.' ? '<Root>' : text,
    ])
    .concat(note.match(/\d+/g) ?? []);
}

function flat(fields: readonly DecodedField[]): DecodedField[] {
  return fields.flatMap((field) => [field, ...flat(field.fields ?? [])]);
}

function parsePdml(text: string): TsharkField[] {
  return text
    .split('<packet>')
    .slice(1)
    .flatMap((packet, frame) =>
      [...packet.matchAll(/<field ([^>]*)>/g)].map(([, attributes = '']) => {
        const get = (name: string): string =>
          new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
        const start = Number(get('pos'));
        return {
          frame,
          name: get('name'),
          start,
          end: start + Number(get('size')),
          show: get('show').replace('&lt;', '<').replace('&gt;', '>'),
          value: get('value'),
        };
      }),
    );
}

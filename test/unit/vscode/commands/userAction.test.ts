import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import {
  ClosedNode,
  ConnectionNode,
  EndpointNode,
  FaultNode,
  MoreNode,
  RunNode,
  StartableNode,
} from '../../../../src/app/sockets/socketNodes.ts';
import { userAction, type ActionSource } from '../../../../src/vscode/commands/userAction.ts';

const row = new ConnectionNode(1, 2);
const selected = new EndpointNode(1);
const source: ActionSource = {
  selection: () => [selected],
  isUri: (value): value is vscode.Uri => value === aFile,
  needsRow: true,
};
const aFile = { scheme: 'file' };

function actionOf(args: readonly unknown[], other: Partial<ActionSource> = {}) {
  const action = userAction(args, { ...source, ...other });
  assert.ok(typeof action === 'object');
  return action;
}

describe('userAction', () => {
  it('acts on the row of a menu, and on all that are selected with it', () => {
    assert.deepEqual(actionOf([row, undefined]).nodes, [row]);
    assert.deepEqual(actionOf([row, [row, selected]]).nodes, [row, selected]);
    const { nodes, startables } = actionOf([new StartableNode('x'), null]);
    assert.deepEqual([nodes, startables], [[], ['x']]);
  });

  it('leaves alone the endpoint whose connections are folded into a selected row', () => {
    const folded = [new ClosedNode(1), new MoreNode(1, 'open', 50), new RunNode(3)];
    assert.deepEqual(actionOf([row, [row, ...folded]]).nodes, [row]);
    assert.deepEqual(actionOf(['selection'], { selection: () => folded }).nodes, []);
  });

  it('tells faults from sockets: what is done to these is not done to the relay', () => {
    const fault = new FaultNode(1, 'latency both');
    const { nodes, faults } = actionOf([fault, [fault, row]]);
    assert.deepEqual([nodes, faults], [[row], [fault]]);
  });

  it('acts on the selection for a key binding', () => {
    assert.deepEqual(actionOf(['selection']).nodes, [selected]);
  });

  it('takes a row that VS Code no longer finds for no other one', () => {
    for (const lost of [undefined, null]) {
      assert.equal(userAction([lost, undefined], source), 'lost row');
      assert.equal(userAction([lost, null], source), 'lost row');
      assert.equal(userAction([lost, [undefined, row]], source), 'lost row');
    }
  });

  it('leaves out rows that have gone from the selected ones', () => {
    assert.deepEqual(actionOf([row, [undefined, row]]).nodes, [row]);
  });

  it('comes without rows from the palette, and from title bars', () => {
    assert.deepEqual(actionOf([]).nodes, []);
    assert.deepEqual(actionOf([undefined]).nodes, [], "a page's title bar");
    assert.deepEqual(actionOf([undefined, undefined], { needsRow: false }).nodes, [], "a tree's title bar");
  });

  it('takes files of menus, and no arguments of a program', () => {
    assert.deepEqual(actionOf([aFile, [aFile]]).uris, [aFile]);
    assert.equal(userAction([aFile, 'a test'], source), undefined);
    assert.equal(userAction([7], source), undefined);
    assert.equal(userAction([undefined, { run: true }], source), undefined);
  });
});

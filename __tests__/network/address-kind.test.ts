import { expect, it } from "@jest/globals";
import { type AddressKind, addressKind } from "../../src/network/address-kind.ts";

it.each<[AddressKind, readonly string[]]>([
  ["public", ["8.8.8.8", "172.32.0.1", "172.15.255.255", "11.0.0.1", "2606:4700::1", "64:ff9b::808:808"]],
  ["private", ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "fd12::1"]],
  ["private", ["::ffff:10.0.0.1", "64:ff9b::a00:1"]],
  ["loopback", ["127.0.0.1", "127.255.0.1", "::1", "0.0.0.0", "::", "::ffff:127.0.0.1", "::ffff:7f00:1"]],
  ["special", ["169.254.169.254", "fe80::1", "fe80::1%eth0", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"]],
  [
    "special",
    ["fd00:ec2::254", "100.100.100.200", "168.63.129.16", "224.0.0.1", "255.255.255.255", "ff02::1"],
  ],
  ["special", ["2002:7f00:1::", "no address", ""]],
  ["special", ["fd20:ce::254", "fd00:c1::a9fe:a9fe", "fd00:ec2::254"]],
  ["special", ["64:ff9b:1::a9fe:a9fe", "::ffff:0:169.254.169.254", "::169.254.169.254", "::127.0.0.1"]],
  ["loopback", ["::1", "::"]],
])("%s: %j", (kind, addresses) => {
  expect(addresses.map(addressKind)).toStrictEqual(addresses.map(() => kind));
});

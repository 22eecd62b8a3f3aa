Feature: No mapping is unmapped twice
  The second UNMAP meets nothing in the host: under tracking its query for dirty pages fails or finds none, and a running migration may
  fail for it.
  Source: the patch's text, unmapping each range with an active mapping.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And a migration is running
    And guest memory is tracked for migration

  @once
  Rule: Each address of a mapping is in one UNMAP at most

    Scenario Outline: The scope <scope>, tracked for <flags>
      Given guest memory is tracked for <flags>
      And the notifier's scope is <scope>
      And the IOVA tree holds:
        | iova        | size | guest physical address |
        | 0x0         | 4K   | 0x7000                 |
        | 0x40000000  | 1G   | 0x80000000             |
        | 0xfedff000  | 4K   | 0x8000                 |
        | 0xfef00000  | 4K   | 0x9000                 |
        | 0x100000000 | 2M   | 0x40000000             |
      When the scope is unmapped
      Then no mapping is unmapped twice

      Examples:
        | scope                            | flags      |
        | [0x0, 0xfedfffff]                | nothing    |
        | [0x0, 0xfedfffff]                | migration  |
        | [0xfef00000, 0xffffffffffffffff] | nothing    |
        | [0xfef00000, 0xffffffffffffffff] | migration  |
        | [0x0, 0xffffffffffffffff]        | dirty rate |

    Scenario: 64 neighbours, one page each
      Given the notifier's scope is [0x0, 0xfedfffff]
      And the IOVA tree holds 64 mappings of 4K in a row from 0x200000, backed from guest physical address 0x80000000 on
      When the scope is unmapped
      Then no mapping is unmapped twice

    Scenario: The same guest page at two addresses
      Given the notifier's scope is [0x0, 0xfedfffff]
      And the IOVA tree holds:
        | iova   | size | guest physical address |
        | 0x1000 | 4K   | 0x7000                 |
        | 0x3000 | 4K   | 0x7000                 |
      When the scope is unmapped
      Then no mapping is unmapped twice

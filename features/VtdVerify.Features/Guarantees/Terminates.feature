Feature: The unmap ends
  It runs in a register write of the guest, under QEMU's big lock: a loop without end hangs the guest and QEMU with it.
  Source: before the patch, vtd_address_space_unmap counts down; a lookup finds a mapping again until it is removed.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And a migration is running
    And guest memory is tracked for migration

  @terminates
  Rule: Each turn takes a mapping from the tree or comes nearer to the scope's end

    Scenario Outline: The scope <scope> at <width> bits, tracked for <flags>
      Given an IOMMU with an address width of <width> bits
      And guest memory is tracked for <flags>
      And the notifier's scope is <scope>
      And the IOVA tree holds:
        | iova         | size | guest physical address |
        | 0x0          | 4K   | 0x7000                 |
        | 0xfedff000   | 4K   | 0x8000                 |
        | 0xfef00000   | 4K   | 0x9000                 |
        | 0x100000000  | 1G   | 0x0                    |
        | 0x7ffffff000 | 4K   | 0xa000                 |
      When the scope is unmapped
      Then the unmap ends

      Examples:
        | scope                              | width | flags     |
        | [0x0, 0xfedfffff]                  | 48    | nothing   |
        | [0x0, 0xfedfffff]                  | 48    | migration |
        | [0xfef00000, 0xffffffffffffffff]   | 39    | nothing   |
        | [0xfef00000, 0xffffffffffffffff]   | 48    | migration |
        | [0x0, 0xffffffffffffffff]          | 48    | nothing   |
        | [0x7ffffff000, 0xffffffffffffffff] | 39    | migration |

    Scenario: 256 pages, one turn each
      Given the notifier's scope is [0x0, 0xfedfffff]
      And the IOVA tree holds 256 mappings of 4K in a row from 0x200000, backed from guest physical address 0x80000000 on
      When the scope is unmapped
      Then the unmap ends

    Scenario: A notifier that listens for UNMAP alone
      Given the notifier's scope is [0xfef00000, 0xffffffffffffffff]
      And the notifier listens for UNMAP alone, as vhost does
      And the IOVA tree is empty
      When the scope is unmapped
      Then the unmap ends

Feature: No assertion ends QEMU
  A failing assertion ends QEMU and the guest with it; where a guest can bring it about it is a denial of service.
  Source: the assertions of vtd_address_space_unmap and of memory_region_notify_iommu_one.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And a migration is running
    And guest memory is tracked for migration

  @no-abort
  Rule: The unmap returns under either notify rule

    Scenario Outline: The scope <scope> at <width> bits, tracked for <flags>, with the notify rule of QEMU <rule>
      Given an IOMMU with an address width of <width> bits
      And the notify rule of QEMU <rule>
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
      Then QEMU does not abort

      Examples:
        | scope                                | width | flags      | rule                      |
        | [0x0, 0xfedfffff]                    | 39    | nothing    | up to 10.1, which asserts |
        | [0x0, 0xfedfffff]                    | 48    | migration  | up to 10.1, which asserts |
        | [0xfef00000, 0xffffffffffffffff]     | 39    | nothing    | up to 10.1, which asserts |
        | [0xfef00000, 0xffffffffffffffff]     | 48    | dirty rate | from 10.2 on, which crops |
        | [0x0, 0xffffffffffffffff]            | 39    | migration  | up to 10.1, which asserts |
        | [0x7ffffff000, 0xffffffffffffffff]   | 39    | nothing    | from 10.2 on, which crops |
        | [0xfffffffff000, 0xffffffffffffffff] | 48    | migration  | up to 10.1, which asserts |

    Scenario: A neighbour right behind a scope of one page
      Given the notifier's scope is [0x1000, 0x1fff]
      And the IOVA tree holds:
        | iova   | size | guest physical address |
        | 0x1000 | 4K   | 0x7000                 |
        | 0x2000 | 4K   | 0x8000                 |
      When the scope is unmapped
      Then QEMU does not abort

    Scenario: A notifier that listens for UNMAP alone
      Given the notifier's scope is [0xfef00000, 0xffffffffffffffff]
      And the notifier listens for UNMAP alone, as vhost does
      And the IOVA tree is empty
      When the scope is unmapped
      Then QEMU does not abort

Feature: A mapping outside the scope is left alone
  A mapping that leaves the tree without an UNMAP stays in the host's IOMMU with no record of it: the device keeps its access until
  the whole region goes, and its dirty pages are lost.
  Source: before the patch, vtd_address_space_unmap removed just what it had unmapped.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And a migration is running
    And guest memory is tracked for migration

  @outside-untouched
  Rule: The two scopes beside the interrupt range leave each other alone

    Scenario Outline: The scope below it is unmapped, tracked for <flags>
      Given guest memory is tracked for <flags>
      And the notifier's scope is [0x0, 0xfedfffff]
      And the IOVA tree holds:
        | iova        | size | guest physical address |
        | 0xfedff000  | 4K   | 0x7000                 |
        | 0xfef00000  | 4K   | 0x8000                 |
        | 0x100000000 | 2M   | 0x40000000             |
      When the scope is unmapped
      Then the IOVA tree still holds:
        | iova        | size | guest physical address |
        | 0xfef00000  | 4K   | 0x8000                 |
        | 0x100000000 | 2M   | 0x40000000             |
      And no UNMAP touches a mapping outside the scope

      Examples:
        | flags                                 |
        | nothing                               |
        | migration                             |
        | migration, dirty rate and dirty limit |

    Scenario Outline: The scope above it is unmapped, tracked for <flags>
      Given guest memory is tracked for <flags>
      And the notifier's scope is [0xfef00000, 0xffffffffffffffff]
      And the IOVA tree holds:
        | iova       | size | guest physical address |
        | 0x0        | 4K   | 0x7000                 |
        | 0xfedff000 | 4K   | 0x8000                 |
        | 0xfffff000 | 4K   | 0x9000                 |
      When the scope is unmapped
      Then the IOVA tree still holds:
        | iova       | size | guest physical address |
        | 0x0        | 4K   | 0x7000                 |
        | 0xfedff000 | 4K   | 0x8000                 |
      And no UNMAP touches a mapping outside the scope

      Examples:
        | flags     |
        | nothing   |
        | migration |

  @outside-untouched
  Rule: Neighbours of a small scope stay

    Scenario Outline: A scope of one page between two others, with the notify rule of QEMU <rule>
      Given the notify rule of QEMU <rule>
      And the notifier's scope is [0x2000, 0x2fff]
      And the IOVA tree holds:
        | iova   | size | guest physical address |
        | 0x1000 | 4K   | 0x7000                 |
        | 0x2000 | 4K   | 0x8000                 |
        | 0x3000 | 4K   | 0x9000                 |
      When the scope is unmapped
      Then the IOVA tree still holds:
        | iova   | size | guest physical address |
        | 0x1000 | 4K   | 0x7000                 |
        | 0x3000 | 4K   | 0x9000                 |
      And no UNMAP touches a mapping outside the scope

      Examples:
        | rule                      |
        | up to 10.1, which asserts |
        | from 10.2 on, which crops |

    Scenario: The interrupt range's upper neighbour, when the last page below it is the scope
      Given the notifier's scope is [0xfedff000, 0xfedfffff]
      And the IOVA tree holds:
        | iova       | size | guest physical address |
        | 0xfedff000 | 4K   | 0x7000                 |
        | 0xfef00000 | 4K   | 0x8000                 |
      When the scope is unmapped
      Then the IOVA tree still holds:
        | iova       | size | guest physical address |
        | 0xfef00000 | 4K   | 0x8000                 |
      And no UNMAP touches a mapping outside the scope

    Scenario: A large page at 4G, when the scope ends there and maps the same guest memory
      Given the notifier's scope is [0xfef00000, 0xffffffff]
      And the IOVA tree holds:
        | iova        | size | guest physical address |
        | 0xffe00000  | 2M   | 0x40000000             |
        | 0x100000000 | 2M   | 0x40000000             |
      When the scope is unmapped
      Then the IOVA tree still holds:
        | iova        | size | guest physical address |
        | 0x100000000 | 2M   | 0x40000000             |
      And no UNMAP touches a mapping outside the scope

    Scenario: A huge page behind a scope in which nothing is mapped
      Given an IOMMU with an address width of 39 bits
      And the notifier's scope is [0x100000000, 0x13fffffff]
      And the IOVA tree holds:
        | iova        | size | guest physical address |
        | 0x140000000 | 1G   | 0x0                    |
      When the scope is unmapped
      Then the IOVA tree still holds:
        | iova        | size | guest physical address |
        | 0x140000000 | 1G   | 0x0                    |
      And no UNMAP touches a mapping outside the scope

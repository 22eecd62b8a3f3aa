Feature: Nothing that was mapped inside the scope stays mapped
  What is not unmapped stays in the host's IOMMU: a device that the guest believes blocked still reads and writes guest memory, its
  dirty pages are never collected, and the next mapping of the address fails or is skipped.
  Source: the patch's text, each range with an active mapping is unmapped; the two scopes are those that VFIO registers.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And a migration is running
    And guest memory is tracked for migration

  @complete
  Rule: The scope below the interrupt range is emptied

    Background:
      Given the notifier's scope is [0x0, 0xfedfffff]

    Scenario: The first page, the last page and large pages between them
      Given the IOVA tree holds:
        | iova       | size | guest physical address |
        | 0x0        | 4K   | 0x7000                 |
        | 0x200000   | 2M   | 0x140000000            |
        | 0x40000000 | 1G   | 0x80000000             |
        | 0xfedff000 | 4K   | 0x0                    |
      When the scope is unmapped
      Then the IOVA tree holds no mapping inside the scope
      And UNMAPs reached the notifier for all of:
        | iova       | size |
        | 0x0        | 4K   |
        | 0x200000   | 2M   |
        | 0x40000000 | 1G   |
        | 0xfedff000 | 4K   |

    Scenario: Mappings in both scopes
      Given the IOVA tree holds:
        | iova       | size | guest physical address |
        | 0xfedff000 | 4K   | 0x7000                 |
        | 0xfef00000 | 4K   | 0x8000                 |
      When the scope is unmapped
      Then the IOVA tree holds no mapping inside the scope
      And every mapping inside the scope got an UNMAP

  @complete
  Rule: The scope above the interrupt range is emptied

    Background:
      Given the notifier's scope is [0xfef00000, 0xffffffffffffffff]

    Scenario Outline: <what>
      Given an IOMMU with an address width of <width> bits
      And the IOVA tree holds:
        | iova   | size   | guest physical address |
        | <iova> | <size> | 0x40000000             |
      When the scope is unmapped
      Then the IOVA tree holds no mapping inside the scope
      And every mapping inside the scope got an UNMAP

      Examples:
        | what                                         | width | iova           | size |
        | The first page of the scope                  | 48    | 0xfef00000     | 4K   |
        | The page below 4G, where Linux begins to map | 48    | 0xfffff000     | 4K   |
        | A huge page at 4G                            | 39    | 0x100000000    | 1G   |
        | A large page below 128T                      | 48    | 0x7fffffe00000 | 2M   |
        | The last page of an address space of 39 bits | 39    | 0x7ffffff000   | 4K   |
        | The last page of an address space of 48 bits | 48    | 0xfffffffff000 | 4K   |

    Scenario Outline: Guest memory is tracked for <flags>
      Given no migration is running
      And guest memory is tracked for <flags>
      And the IOVA tree holds:
        | iova       | size | guest physical address |
        | 0xfffff000 | 4K   | 0x7000                 |
      When the scope is unmapped
      Then the IOVA tree holds no mapping inside the scope
      And every mapping inside the scope got an UNMAP

      Examples:
        | flags       |
        | nothing     |
        | dirty rate  |
        | dirty limit |

    Scenario: 64 pages below 4G, with the notify rule that crops
      Given the notify rule of QEMU from 10.2 on, which crops
      And the IOVA tree holds 64 mappings of 4K in a row from 0xfffc0000, backed from guest physical address 0x80000000 on
      When the scope is unmapped
      Then the IOVA tree holds no mapping inside the scope
      And every mapping inside the scope got an UNMAP

    Scenario: The same guest page at two addresses
      Given the IOVA tree holds:
        | iova       | size | guest physical address |
        | 0xffffe000 | 4K   | 0x7000                 |
        | 0xfffff000 | 4K   | 0x7000                 |
      When the scope is unmapped
      Then the IOVA tree holds no mapping inside the scope
      And UNMAPs reached the notifier for all of:
        | iova       | size |
        | 0xffffe000 | 4K   |
        | 0xfffff000 | 4K   |

  @complete
  Rule: Every other scope is emptied as well

    Scenario: The whole address space of a PASID
      Given the notifier's scope is [0x0, 0xffffffffffffffff]
      And the field or variable as.pasid holds 0x1
      And the IOVA tree holds:
        | iova           | size | guest physical address |
        | 0x0            | 4K   | 0x7000                 |
        | 0xc0000000     | 1G   | 0x40000000             |
        | 0xfffffffff000 | 4K   | 0x8000                 |
      When the scope is unmapped
      Then the IOVA tree holds no mapping inside the scope
      And every mapping inside the scope got an UNMAP

    Scenario: A scope of one page
      Given the notifier's scope is [0xfffff000, 0xffffffff]
      And the IOVA tree holds:
        | iova       | size | guest physical address |
        | 0xfffff000 | 4K   | 0x7000                 |
      When the scope is unmapped
      Then the IOVA tree holds no mapping inside the scope
      And every mapping inside the scope got an UNMAP

    Scenario: A scope above 4G, whose addresses need more than 32 bits
      Given the notifier's scope is [0x8000000000, 0x80ffffffff]
      And the IOVA tree holds:
        | iova         | size | guest physical address |
        | 0x8000000000 | 4K   | 0x7000                 |
        | 0x80fffff000 | 4K   | 0x8000                 |
      When the scope is unmapped
      Then the IOVA tree holds no mapping inside the scope
      And every mapping inside the scope got an UNMAP

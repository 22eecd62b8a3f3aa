Feature: Under dirty tracking each UNMAP repeats one mapping
  The backend marks dirty pages at the UNMAP's translated address. With another address clean pages are sent and dirty ones lost,
  and memory is corrupt after migration. Which mappings get an UNMAP is another guarantee's: here none is sent but those listed.
  Source: the patch's text, a valid translated_addr is needed to set dirty bitmaps.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And a migration is running
    And guest memory is tracked for migration
    And the notifier's scope is [0x0, 0xfedfffff]

  @exact
  Rule: Address, size and translated address are the mapping's own

    Scenario: A leaf of each size
      Given the IOVA tree holds:
        | iova       | size | guest physical address |
        | 0x5000     | 4K   | 0x7000                 |
        | 0x200000   | 2M   | 0x140000000            |
        | 0x40000000 | 1G   | 0x80000000             |
      When the scope is unmapped
      Then no UNMAP is sent but these:
        | iova       | size | translated address |
        | 0x5000     | 4K   | 0x7000             |
        | 0x200000   | 2M   | 0x140000000        |
        | 0x40000000 | 1G   | 0x80000000         |

    Scenario: The same guest page at two addresses
      Given the IOVA tree holds:
        | iova       | size | guest physical address |
        | 0x1000     | 4K   | 0x7000                 |
        | 0xfedff000 | 4K   | 0x7000                 |
      When the scope is unmapped
      Then no UNMAP is sent but these:
        | iova       | size | translated address |
        | 0x1000     | 4K   | 0x7000             |
        | 0xfedff000 | 4K   | 0x7000             |

    Scenario: The guest's first page, which a fixed translated address of 0 would hit by chance
      Given the IOVA tree holds:
        | iova   | size | guest physical address |
        | 0x1000 | 4K   | 0x0                    |
      When the scope is unmapped
      Then no UNMAP is sent but these:
        | iova   | size | translated address |
        | 0x1000 | 4K   | 0x0                |

    Scenario: 64 pages in a row, with the notify rule that crops
      Given the notify rule of QEMU from 10.2 on, which crops
      And the IOVA tree holds 64 mappings of 4K in a row from 0xfedc0000, backed from guest physical address 0x80000000 on
      When the scope is unmapped
      Then every UNMAP repeats a mapping that the IOVA tree holds

    Scenario: The page below 4G, in the scope above the interrupt range
      Given the notifier's scope is [0xfef00000, 0xffffffffffffffff]
      And the IOVA tree holds:
        | iova       | size | guest physical address |
        | 0xfffff000 | 4K   | 0x7000                 |
      When the scope is unmapped
      Then no UNMAP is sent but these:
        | iova       | size | translated address |
        | 0xfffff000 | 4K   | 0x7000             |

    Scenario Outline: The last page of a PASID's address space of <width> bits
      Given an IOMMU with an address width of <width> bits
      And the notifier's scope is [0x0, 0xffffffffffffffff]
      And the IOVA tree holds:
        | iova   | size | guest physical address |
        | <iova> | 4K   | 0x7000                 |
      When the scope is unmapped
      Then no UNMAP is sent but these:
        | iova   | size | translated address |
        | <iova> | 4K   | 0x7000             |

      Examples:
        | width | iova           |
        | 39    | 0x7ffffff000   |
        | 48    | 0xfffffffff000 |

  @exact
  Rule: Where nothing is mapped, nothing is unmapped

    Scenario: An empty tree
      Given the IOVA tree is empty
      When the scope is unmapped
      Then no UNMAP is sent

  @exact
  Rule: It holds for each of the three tracking flags, with a migration or without one

    Scenario Outline: Guest memory is tracked for <flags> without a migration
      Given no migration is running
      And guest memory is tracked for <flags>
      And the IOVA tree holds:
        | iova       | size | guest physical address |
        | 0x40000000 | 2M   | 0x140000000            |
      When the scope is unmapped
      Then no UNMAP is sent but these:
        | iova       | size | translated address |
        | 0x40000000 | 2M   | 0x140000000        |

      Examples:
        | flags                                 |
        | dirty rate                            |
        | dirty limit                           |
        | migration, dirty rate and dirty limit |

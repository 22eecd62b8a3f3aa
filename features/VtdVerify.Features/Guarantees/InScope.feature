Feature: Every UNMAP lies inside its notifier's scope
  An UNMAP across the scope's edge aborts QEMU up to 10.1, a guest's denial of service, and is cropped from 10.2 on. One beyond the
  edge is dropped in silence, though its mapping may be forgotten.
  Source: memory_region_notify_iommu_one (system/memory.c); the fixes of June 2019 to the end of vtd_address_space_unmap.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And a migration is running
    And guest memory is tracked for migration

  @in-scope
  Rule: Without dirty tracking no block reaches beyond the scope

    Background:
      Given no migration is running
      And guest memory is tracked for nothing

    Scenario Outline: The scope <place> the interrupt range at <width> bits
      Given an IOMMU with an address width of <width> bits
      And the notifier's scope is <scope>
      When the scope is unmapped
      Then every UNMAP lies inside the scope

      Examples:
        | place | width | scope                            |
        | below | 39    | [0x0, 0xfedfffff]                |
        | below | 48    | [0x0, 0xfedfffff]                |
        | above | 39    | [0xfef00000, 0xffffffffffffffff] |
        | above | 48    | [0xfef00000, 0xffffffffffffffff] |

    Scenario: A scope of one page, the last below the interrupt range
      Given the notifier's scope is [0xfedff000, 0xfedfffff]
      When the scope is unmapped
      Then every UNMAP lies inside the scope

  @in-scope
  Rule: Under dirty tracking no neighbour of the scope is unmapped

    Scenario Outline: A page right behind a scope of one page, with the notify rule of QEMU <rule>
      Given the notify rule of QEMU <rule>
      And the notifier's scope is [0x1000, 0x1fff]
      And the IOVA tree holds:
        | iova   | size | guest physical address |
        | 0x1000 | 4K   | 0x7000                 |
        | 0x2000 | 4K   | 0x8000                 |
      When the scope is unmapped
      Then every UNMAP lies inside the scope

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
      Then every UNMAP lies inside the scope

    Scenario: A large page above 4G, when the scope ends at 4G
      Given the notifier's scope is [0xfef00000, 0xffffffff]
      And the IOVA tree holds:
        | iova        | size | guest physical address |
        | 0xfffff000  | 4K   | 0x7000                 |
        | 0x100000000 | 2M   | 0x40000000             |
      When the scope is unmapped
      Then every UNMAP lies inside the scope

    Scenario: A page right before the scope
      Given the notifier's scope is [0x200000, 0x3fffff]
      And the IOVA tree holds:
        | iova     | size | guest physical address |
        | 0x1ff000 | 4K   | 0x7000                 |
        | 0x200000 | 2M   | 0x40000000             |
      When the scope is unmapped
      Then every UNMAP lies inside the scope

    Scenario: The mappings above the interrupt range, when the scope is what lies below it
      Given the notifier's scope is [0x0, 0xfedfffff]
      And the IOVA tree holds:
        | iova        | size | guest physical address |
        | 0x40000000  | 1G   | 0x80000000             |
        | 0xfffff000  | 4K   | 0x7000                 |
        | 0x100000000 | 2M   | 0x40000000             |
      When the scope is unmapped
      Then every UNMAP lies inside the scope

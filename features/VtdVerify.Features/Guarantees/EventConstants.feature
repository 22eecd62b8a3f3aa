Feature: Every event has the type, the permission and the target of an UNMAP
  An event of another type never reaches the notifier, one that grants access trips an assertion, and VFIO refuses one with another
  target: the mapping stays, and a running migration fails.
  Source: memory_region_notify_iommu_one in QEMU's system/memory.c, and VFIO's callback behind it.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And a migration is running
    And the IOVA tree holds:
      | iova       | size | guest physical address |
      | 0x1000     | 4K   | 0x7000                 |
      | 0x40000000 | 1G   | 0x80000000             |
      | 0xfffff000 | 4K   | 0x0                    |

  @event-constants
  Rule: Mapping by mapping and block by block, an event is an UNMAP of system memory that grants nothing

    Scenario Outline: The scope <scope>, tracked for <flags>
      Given guest memory is tracked for <flags>
      And the notifier's scope is <scope>
      When the scope is unmapped
      Then every event is an UNMAP that grants nothing and targets the system's memory

      Examples:
        | scope                            | flags       |
        | [0x0, 0xfedfffff]                | nothing     |
        | [0x0, 0xfedfffff]                | migration   |
        | [0xfef00000, 0xffffffffffffffff] | nothing     |
        | [0xfef00000, 0xffffffffffffffff] | dirty rate  |
        | [0x0, 0xffffffffffffffff]        | dirty limit |

    Scenario: With the notify rule that crops
      Given the notify rule of QEMU from 10.2 on, which crops
      And guest memory is tracked for migration
      And the notifier's scope is [0x0, 0xfedfffff]
      When the scope is unmapped
      Then every event is an UNMAP that grants nothing and targets the system's memory

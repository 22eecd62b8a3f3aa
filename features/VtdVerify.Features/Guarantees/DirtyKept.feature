Feature: What a device wrote is marked before its mapping goes
  The host's IOMMU holds the dirty bits within the translations that an UNMAP takes away. A page that is not marked then, or at another
  address, is not sent again: memory is corrupt after the migration.
  Source: the patch's text, dirty bitmaps are set while a range is unmapped; VFIO's two backends, legacy and iommufd.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And a migration is running
    And guest memory is tracked for migration

  @dirty-kept
  Rule: Every page that the device wrote is marked at its guest address

    Scenario Outline: The scope <scope> in front of <backend>, tracked for <flags>
      Given guest memory is tracked for <flags>
      And the notifier's scope is <scope>
      And the notifier's backend is <backend>
      And the IOVA tree holds:
        | iova        | size | guest physical address |
        | 0x1000      | 4K   | 0x7000                 |
        | 0x40000000  | 2M   | 0x80000000             |
        | 0xfffff000  | 4K   | 0x9000                 |
        | 0x100000000 | 1G   | 0x100000000            |
      And a device wrote 0x1000, 0x40123000, 0xfffff000 and 0x13ffff000
      When the scope is unmapped
      Then every page of the scope that the device wrote is marked at its guest address

      Examples:
        | scope                            | backend     | flags       |
        | [0x0, 0xfedfffff]                | legacy VFIO | migration   |
        | [0x0, 0xfedfffff]                | iommufd     | migration   |
        | [0x0, 0xfedfffff]                | legacy VFIO | dirty rate  |
        | [0xfef00000, 0xffffffffffffffff] | legacy VFIO | migration   |
        | [0xfef00000, 0xffffffffffffffff] | iommufd     | migration   |
        | [0xfef00000, 0xffffffffffffffff] | iommufd     | dirty limit |

    Scenario Outline: Tracking for <flags> without a migration, in front of <backend>
      Given no migration is running
      And guest memory is tracked for <flags>
      And the notifier's scope is [0x0, 0xfedfffff]
      And the notifier's backend is <backend>
      And the IOVA tree holds:
        | iova   | size | guest physical address |
        | 0x1000 | 4K   | 0x7000                 |
      And a device wrote 0x1000
      When the scope is unmapped
      Then every page of the scope that the device wrote is marked at its guest address

      Examples:
        | flags       | backend     |
        | dirty rate  | legacy VFIO |
        | dirty limit | iommufd     |

    Scenario: The same guest page at two addresses, written through one of them
      Given the notifier's scope is [0x0, 0xfedfffff]
      And the notifier's backend is legacy VFIO
      And the IOVA tree holds:
        | iova   | size | guest physical address |
        | 0x1000 | 4K   | 0x7000                 |
        | 0x3000 | 4K   | 0x7000                 |
      And a device wrote 0x3000
      When the scope is unmapped
      Then every page of the scope that the device wrote is marked at its guest address

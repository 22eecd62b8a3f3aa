Feature: No UNMAP asks for a larger dirty bitmap than its backend can give
  Legacy VFIO refuses an UNMAP whose bitmap would be above 256M with E2BIG before the kernel sees it: the device keeps its access, and the
  migration fails. 8T in pages of 4K is just within the limit, 16T is not.
  Source: the patch's text, unmap_bitmap fails for 16T; vfio_dma_unmap_bitmap in QEMU and the kernel's DIRTY_BITMAP_SIZE_MAX.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And a migration is running
    And guest memory is tracked for migration

  @bitmap-fits
  Rule: The largest page table leaf is far below the limit

    Scenario Outline: The scope <scope> at <width> bits, tracked for <flags>
      Given an IOMMU with an address width of <width> bits
      And guest memory is tracked for <flags>
      And the notifier's scope is <scope>
      And the IOVA tree holds:
        | iova         | size | guest physical address |
        | 0x1000       | 4K   | 0x7000                 |
        | 0x40000000   | 1G   | 0x80000000             |
        | 0x1000000000 | 1G   | 0x0                    |
      When the scope is unmapped
      Then no UNMAP needs a dirty bitmap above 256M

      Examples:
        | scope                            | width | flags       |
        | [0x0, 0xfedfffff]                | 48    | migration   |
        | [0xfef00000, 0xffffffffffffffff] | 48    | migration   |
        | [0xfef00000, 0xffffffffffffffff] | 39    | migration   |
        | [0xfef00000, 0xffffffffffffffff] | 48    | dirty limit |
        | [0x0, 0xffffffffffffffff]        | 48    | dirty rate  |

    Scenario: Nothing is mapped
      Given the notifier's scope is [0xfef00000, 0xffffffffffffffff]
      And no migration is running
      And the IOVA tree is empty
      When the scope is unmapped
      Then no UNMAP needs a dirty bitmap above 256M

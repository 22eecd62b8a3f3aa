Feature: Every UNMAP is an aligned power of two
  A consumer that shifts by the mask's bits, as a hardware IOTLB flush does, would unmap another range than was meant.
  Source: the patch's comment on DMAMap sizes; dma_aligned_pow2_mask, commit f14fb6c2db96 (2021).

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts

  @power-of-two
  Rule: Without dirty tracking the scope is cut into aligned blocks

    Background:
      Given guest memory is tracked for nothing
      And no migration is running

    Scenario Outline: The scope <place> the interrupt range at <width> bits
      Given an IOMMU with an address width of <width> bits
      And the notifier's scope is <scope>
      When the scope is unmapped
      Then every UNMAP is a block of a power of two, aligned to its size

      Examples:
        | place | width | scope                            |
        | below | 39    | [0x0, 0xfedfffff]                |
        | below | 48    | [0x0, 0xfedfffff]                |
        | above | 39    | [0xfef00000, 0xffffffffffffffff] |
        | above | 48    | [0xfef00000, 0xffffffffffffffff] |

    Scenario: The whole address space of a PASID
      Given the notifier's scope is [0x0, 0xffffffffffffffff]
      When the scope is unmapped
      Then every UNMAP is a block of a power of two, aligned to its size

    Scenario: A scope that neither starts nor ends at a multiple of its length
      Given the notifier's scope is [0x3000, 0xcfff]
      When the scope is unmapped
      Then every UNMAP is a block of a power of two, aligned to its size

  @power-of-two
  Rule: Under dirty tracking each UNMAP is as large as a leaf of the page table

    Background:
      Given a migration is running
      And guest memory is tracked for migration

    Scenario Outline: A leaf of <size>
      Given the notifier's scope is [0x0, 0xfedfffff]
      And the IOVA tree holds:
        | iova   | size   | guest physical address |
        | <iova> | <size> | 0x80000000             |
      When the scope is unmapped
      Then every UNMAP is a block of a power of two, aligned to its size

      Examples:
        | iova       | size |
        | 0xfedff000 | 4K   |
        | 0x7fe00000 | 2M   |
        | 0x40000000 | 1G   |

    Scenario: Leaves of all sizes above the interrupt range
      Given the notifier's scope is [0xfef00000, 0xffffffffffffffff]
      And the IOVA tree holds:
        | iova           | size | guest physical address |
        | 0xfef00000     | 4K   | 0x1000                 |
        | 0x100000000    | 2M   | 0x140000000            |
        | 0x7fffc0000000 | 1G   | 0x40000000             |
      When the scope is unmapped
      Then every UNMAP is a block of a power of two, aligned to its size

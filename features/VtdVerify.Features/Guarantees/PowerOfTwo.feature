Feature: power-of-two
  Every UNMAP's length is a power of two and its address is aligned to it. A consumer that shifts by the mask's bits, as a
  hardware IOTLB flush does, would unmap another range than was meant.
  Source: the patch's comment on DMAMap sizes; dma_aligned_pow2_mask, commit f14fb6c2db96 (2021).

  Background:
    Given an IOMMU with an address width of 48 bits
    And the notify rule of QEMU up to 10.1, which asserts
    And no migration is running
    And guest memory is tracked for nothing

  @power-of-two
  Rule: Without dirty tracking, the blocks of the scope are aligned powers of two

    Scenario Outline: The scope <place> the interrupt range at width <width>
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

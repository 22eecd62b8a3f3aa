Feature: A notifier for UNMAP alone is told of its whole scope
  Without a MAP notifier nobody fills the tree. A listener that is not told keeps its cached translations, and writes to guest memory that
  the guest has taken back.
  Source: before the patch, vtd_address_space_unmap never asked the tree; vhost registers for UNMAP alone.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And a migration is running

  @unmap-only-served
  Rule: Whatever the tree holds, every address of the scope is unmapped

    Scenario Outline: Nothing is mapped; the scope <place> the interrupt range at <width> bits, tracked for <flags>
      Given an IOMMU with an address width of <width> bits
      And guest memory is tracked for <flags>
      And the notifier's scope is <scope>
      And the notifier listens for UNMAP alone, as vhost does
      And the IOVA tree is empty
      When the scope is unmapped
      Then every address of <covered> got an UNMAP

      Examples:
        | place | width | flags      | scope                            | covered                      |
        | below | 48    | nothing    | [0x0, 0xfedfffff]                | [0x0, 0xfedfffff]            |
        | below | 48    | migration  | [0x0, 0xfedfffff]                | [0x0, 0xfedfffff]            |
        | above | 48    | migration  | [0xfef00000, 0xffffffffffffffff] | [0xfef00000, 0xffffffffffff] |
        | above | 39    | migration  | [0xfef00000, 0xffffffffffffffff] | [0xfef00000, 0x7fffffffff]   |
        | above | 48    | dirty rate | [0xfef00000, 0xffffffffffffffff] | [0xfef00000, 0xffffffffffff] |

    Scenario: Some pages are mapped for another notifier
      Given guest memory is tracked for migration
      And the notifier's scope is [0x0, 0xfedfffff]
      And the notifier listens for UNMAP alone, as vhost does
      And the IOVA tree holds:
        | iova   | size | guest physical address |
        | 0x1000 | 4K   | 0x7000                 |
      When the scope is unmapped
      Then every address of [0x0, 0xfedfffff] got an UNMAP

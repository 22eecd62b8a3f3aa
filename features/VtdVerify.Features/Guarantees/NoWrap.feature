Feature: No range wraps around the end of the address space
  The tree does not check a search key: one that wraps 2^64 compares equal to nothing but what straddles the whole gap between its ends,
  so that the mappings of the scope are not found.
  Source: iova_tree_find in QEMU's util/iova-tree.c; the kernel's fixes of October 2025 for ranges that end at 2^64.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And a migration is running
    And guest memory is tracked for migration

  @no-wrap
  Rule: Neither a search key nor an UNMAP nor a removal ends below its start

    Scenario Outline: The scope <scope>, tracked for <flags>
      Given guest memory is tracked for <flags>
      And the notifier's scope is <scope>
      And the IOVA tree holds:
        | iova           | size | guest physical address |
        | 0x0            | 4K   | 0x7000                 |
        | 0xfffff000     | 4K   | 0x8000                 |
        | 0xfffffffff000 | 4K   | 0x9000                 |
      When the scope is unmapped
      Then no search key wraps
      And no UNMAP and no removal wraps

      Examples:
        | scope                                | flags       |
        | [0x0, 0xfedfffff]                    | nothing     |
        | [0x0, 0xfedfffff]                    | migration   |
        | [0xfef00000, 0xffffffffffffffff]     | nothing     |
        | [0xfef00000, 0xffffffffffffffff]     | migration   |
        | [0xfef00000, 0xffffffffffffffff]     | dirty limit |
        | [0x0, 0xffffffffffffffff]            | migration   |
        | [0xfffffffff000, 0xffffffffffffffff] | migration   |

    Scenario: The last page that 39 bits have
      Given an IOMMU with an address width of 39 bits
      And the notifier's scope is [0x7ffffff000, 0xffffffffffffffff]
      And the IOVA tree holds:
        | iova         | size | guest physical address |
        | 0x7ffffff000 | 4K   | 0x7000                 |
      When the scope is unmapped
      Then no search key wraps
      And no UNMAP and no removal wraps

    Scenario: Nothing is mapped
      Given the notifier's scope is [0xfef00000, 0xffffffffffffffff]
      And the IOVA tree is empty
      When the scope is unmapped
      Then no search key wraps
      And no UNMAP and no removal wraps

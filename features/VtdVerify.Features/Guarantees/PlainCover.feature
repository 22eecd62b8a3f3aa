Feature: The plain path covers the scope once, with the fewest blocks
  A gap leaves host mappings behind; an overlap, or an end one too far, unmaps the neighbour's scope. Nothing is mapped behind the
  last address of the IOMMU's width, so the cover ends there.
  Source: the patch's text, unmapping the whole address space in one go; the fixes of June 2019 by Yan Zhao and Peter Xu.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And no migration is running
    And guest memory is tracked for nothing

  @plain-cover
  Rule: The scope below the interrupt range takes ten blocks

    Scenario Outline: An address width of <width> bits
      Given an IOMMU with an address width of <width> bits
      And the notifier's scope is [0x0, 0xfedfffff]
      When the scope is unmapped
      Then the plain path unmaps every address of [0x0, 0xfedfffff] once, and no other
      And the plain path needs no more than 10 UNMAPs

      Examples:
        | width |
        | 39    |
        | 48    |

    Scenario: The blocks, from 2G down to 2M
      Given the notifier's scope is [0x0, 0xfedfffff]
      When the scope is unmapped
      Then the plain path unmaps each of these blocks in one piece:
        | iova       | size |
        | 0x0        | 2G   |
        | 0x80000000 | 1G   |
        | 0xc0000000 | 512M |
        | 0xe0000000 | 256M |
        | 0xf0000000 | 128M |
        | 0xf8000000 | 64M  |
        | 0xfc000000 | 32M  |
        | 0xfe000000 | 8M   |
        | 0xfe800000 | 4M   |
        | 0xfec00000 | 2M   |

  @plain-cover
  Rule: The scope above the interrupt range is cut at the IOMMU's width

    Background:
      Given the notifier's scope is [0xfef00000, 0xffffffffffffffff]

    Scenario Outline: An address width of <width> bits takes <blocks> blocks
      Given an IOMMU with an address width of <width> bits
      When the scope is unmapped
      Then the plain path unmaps every address of [0xfef00000, <last>] once, and no other
      And the plain path needs no more than <blocks> UNMAPs

      Examples:
        | width | blocks | last           |
        | 39    | 9      | 0x7fffffffff   |
        | 48    | 18     | 0xffffffffffff |

    Scenario: The blocks at 39 bits, of which 256G is the largest
      Given an IOMMU with an address width of 39 bits
      When the scope is unmapped
      Then the plain path unmaps each of these blocks in one piece:
        | iova         | size |
        | 0xfef00000   | 1M   |
        | 0xff000000   | 16M  |
        | 0x100000000  | 4G   |
        | 0x200000000  | 8G   |
        | 0x400000000  | 16G  |
        | 0x800000000  | 32G  |
        | 0x1000000000 | 64G  |
        | 0x2000000000 | 128G |
        | 0x4000000000 | 256G |

    Scenario: The four blocks at 48 bits whose dirty bitmap would be above 256M, so that they are for the plain path only
      Given an IOMMU with an address width of 48 bits
      When the scope is unmapped
      Then the plain path unmaps each of these blocks in one piece:
        | iova           | size |
        | 0x100000000000 | 16T  |
        | 0x200000000000 | 32T  |
        | 0x400000000000 | 64T  |
        | 0x800000000000 | 128T |

    Scenario: The blocks do not depend on what is mapped, nor on the notify rule
      Given an IOMMU with an address width of 48 bits
      And the notify rule of QEMU from 10.2 on, which crops
      And the IOVA tree holds:
        | iova        | size | guest physical address |
        | 0xfffff000  | 4K   | 0x7000                 |
        | 0x100000000 | 2M   | 0x40000000             |
      When the scope is unmapped
      Then the plain path unmaps every address of [0xfef00000, 0xffffffffffff] once, and no other
      And the plain path needs no more than 18 UNMAPs

  @plain-cover
  Rule: Every other scope is covered as well

    Scenario Outline: <what>
      Given an IOMMU with an address width of 48 bits
      And the notifier's scope is <scope>
      When the scope is unmapped
      Then the plain path unmaps every address of <covered> once, and no other
      And the plain path needs no more than 1 UNMAP

      Examples:
        | what                          | scope                                | covered                          |
        | A PASID's whole address space | [0x0, 0xffffffffffffffff]            | [0x0, 0xffffffffffff]            |
        | The last page of 48 bits      | [0xfffffffff000, 0xffffffffffffffff] | [0xfffffffff000, 0xffffffffffff] |

    Scenario Outline: <what>
      Given the notifier's scope is <scope>
      When the scope is unmapped
      Then the plain path unmaps every address of <scope> once, and no other
      And the plain path needs no more than <blocks> UNMAPs

      Examples:
        | what                             | scope                    | blocks |
        | One page                         | [0xfedff000, 0xfedfffff] | 1      |
        | Ten pages from an odd address on | [0x3000, 0xcfff]         | 4      |

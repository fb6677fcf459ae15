//! What the elements of HTML mean to somebody who reads.

/// The name of an element, in small letters, cut to the length of the longest one that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name([u8; 10]);

impl Name {
    pub(super) fn new(name: &[u8]) -> Self {
        let mut own = [0; 10];
        for (own, byte) in own.iter_mut().zip(name) {
            *own = byte.to_ascii_lowercase();
        }
        Self(own)
    }
}

/// What an element is, as far as reading goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Html,
    Head,
    Title,
    Meta,
    Body,
    Main,
    Article,
    Section,
    Nav,
    Aside,
    Header,
    Footer,
    /// Any other element that stands alone on its lines.
    Block,
    Paragraph,
    Heading(u8),
    Quotation,
    Preformatted,
    OrderedList,
    List,
    Item,
    /// A list of terms and what they mean.
    Terms,
    Term,
    Table,
    Caption,
    RowGroup,
    Row,
    Cell,
    Inserted,
    Deleted,
    Anchor,
    /// Words set in bold, as headings are.
    Bold,
    Superscript,
    /// Words that a browser puts between quotation marks.
    Quoted,
    LineBreak,
    Rule,
    Image,
    /// An element inside a line that says nothing about its words, any unknown one among them.
    Inline,
    /// An element without words and without an end.
    Void,
    /// An element whose words are for machines, or no part of the page.
    Unread,
    /// Drawings: their elements obey other rules.
    Foreign,
}

/// How the words inside an element are tokenized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Markup,
    /// Nothing but the end tag of the element is markup.
    Raw,
    /// As raw, but entities count.
    Escaped,
    Script,
    /// Nothing is markup any more.
    Plain,
}

impl Element {
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"html" => Self::Html,
            b"head" => Self::Head,
            b"title" => Self::Title,
            b"meta" => Self::Meta,
            b"body" => Self::Body,
            b"main" => Self::Main,
            b"article" => Self::Article,
            b"section" => Self::Section,
            b"nav" => Self::Nav,
            b"aside" => Self::Aside,
            b"header" => Self::Header,
            b"footer" => Self::Footer,
            b"p" => Self::Paragraph,
            [b'h', level @ b'1'..=b'6'] => Self::Heading(level - b'0'),
            b"blockquote" => Self::Quotation,
            b"pre" | b"listing" | b"xmp" | b"plaintext" => Self::Preformatted,
            b"ol" => Self::OrderedList,
            b"ul" | b"menu" | b"dir" => Self::List,
            b"li" => Self::Item,
            b"dl" => Self::Terms,
            b"dt" | b"dd" => Self::Term,
            b"table" => Self::Table,
            b"caption" => Self::Caption,
            b"thead" | b"tbody" | b"tfoot" => Self::RowGroup,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"ins" => Self::Inserted,
            b"del" | b"s" | b"strike" => Self::Deleted,
            b"a" => Self::Anchor,
            b"b" | b"strong" => Self::Bold,
            b"sup" => Self::Superscript,
            b"q" => Self::Quoted,
            b"br" => Self::LineBreak,
            b"img" => Self::Image,
            b"hr" => Self::Rule,
            b"address" | b"center" | b"details" | b"div" | b"fieldset" | b"figcaption"
            | b"figure" | b"form" | b"hgroup" | b"legend" | b"search" | b"summary" => Self::Block,
            b"area" | b"base" | b"basefont" | b"bgsound" | b"col" | b"embed" | b"frame"
            | b"input" | b"keygen" | b"link" | b"param" | b"source" | b"track" | b"wbr" => {
                Self::Void
            }
            b"audio" | b"button" | b"canvas" | b"colgroup" | b"datalist" | b"dialog"
            | b"iframe" | b"map" | b"noembed" | b"noframes" | b"noscript" | b"object" | b"rp"
            | b"rt" | b"script" | b"select" | b"style" | b"template" | b"textarea" | b"video"
            | b"xml" | b"annotation" => Self::Unread,
            b"svg" => Self::Foreign,
            _ => Self::Inline,
        }
    }

    /// Whether the element has no end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(self, Self::Meta | Self::LineBreak | Self::Rule | Self::Image | Self::Void)
    }

    /// Whether the words of the element are no part of the page.
    pub(super) fn is_unread(self) -> bool {
        matches!(self, Self::Head | Self::Title | Self::Unread | Self::Foreign)
    }

    /// Whether the element begins and ends a line.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Inserted
                | Self::Deleted
                | Self::Anchor
                | Self::Bold
                | Self::Superscript
                | Self::Quoted
                | Self::LineBreak
                | Self::Image
                | Self::Inline
                | Self::Void
                | Self::Unread
                | Self::Foreign
        )
    }

    /// Whether the element may stand in the head of a page.
    pub(super) fn is_of_head(self) -> bool {
        matches!(self, Self::Html | Self::Head | Self::Title | Self::Meta | Self::Void)
            || self == Self::Unread
    }

    /// Whether end tags outside the element do not end what is open inside it.
    pub(super) fn is_barrier(self) -> bool {
        matches!(self, Self::Table | Self::Cell | Self::Caption | Self::Html)
    }

    /// Whether a start tag of this element ends others than paragraphs.
    pub(super) fn ends_its_like(self) -> bool {
        matches!(
            self,
            Self::Item
                | Self::Term
                | Self::Cell
                | Self::Row
                | Self::RowGroup
                | Self::Caption
                | Self::Heading(_)
        )
    }

    /// Whether a start tag of `next` ends this element, if it is open, and nothing that
    /// [bounds](Self::bounds) it lies between.
    pub(super) fn is_ended_by(self, next: Self) -> bool {
        match next {
            Self::Item => self == Self::Item,
            Self::Term => self == Self::Term,
            Self::Cell => matches!(self, Self::Cell | Self::Caption),
            Self::Row => matches!(self, Self::Row | Self::Caption),
            Self::RowGroup | Self::Caption => {
                matches!(self, Self::Row | Self::RowGroup | Self::Caption)
            }
            Self::Heading(_) => matches!(self, Self::Heading(_)),
            _ => self == Self::Paragraph,
        }
    }

    /// Whether a start tag of `next` ends nothing beyond this element.
    pub(super) fn bounds(self, next: Self) -> bool {
        match next {
            Self::Item => matches!(self, Self::List | Self::OrderedList) || self.is_barrier(),
            Self::Term => self == Self::Terms || self.is_barrier(),
            Self::Cell => matches!(self, Self::Row | Self::Table),
            Self::Row | Self::RowGroup | Self::Caption => self == Self::Table,
            _ => self.is_barrier(),
        }
    }
}

impl Content {
    /// How the words inside an element called `name` are tokenized.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"script" => Self::Script,
            b"style" | b"iframe" | b"xmp" | b"noembed" | b"noframes" | b"noscript" => Self::Raw,
            b"title" | b"textarea" => Self::Escaped,
            b"plaintext" => Self::Plain,
            _ => Self::Markup,
        }
    }
}

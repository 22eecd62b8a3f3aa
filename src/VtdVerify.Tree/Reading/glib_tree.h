/*
 * GLib's balanced tree, as far as QEMU's IOVA tree uses it. It is the one thing of the way that is never read: g_tree_lookup gives a
 * node that the tree's own comparison calls equal to the key, or NULL where there is none; g_tree_remove takes out the node that the
 * comparison calls equal to the key and frees it; g_tree_insert adds a node that compares equal to none.
 */
typedef struct _GTree GTree;
gpointer g_tree_lookup(GTree *tree, gconstpointer key);
gboolean g_tree_remove(GTree *tree, gconstpointer key);
void g_tree_insert(GTree *tree, gpointer key, gpointer value);
